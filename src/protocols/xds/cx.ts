/** An identifier with its authority: `id^^^&OID&ISO^type`. Used for patientId and sourcePatientId. */
export interface Cx {
  readonly id: string
  readonly oid: string
  /** `NH` for the matricule INS, `PI` for a local id. */
  readonly type: string
}

/** A person: `id^NOM^Prénom^^^^^^&OID&ISO^D^^^type`. */
export interface Xcn {
  readonly id: string
  readonly family: string
  readonly given: string
  readonly oid: string
  /** `IDNPS` for a national professional id, `EI` for an internal one. */
  readonly type: string
}

/** An organisation: `Nom^^^^^&OID&ISO^type^^^id`. */
export interface Xon {
  readonly name: string
  readonly oid: string
  /** `IDNST` for a national structure id. */
  readonly type: string
  readonly id: string
}

const parts = (text: string): readonly string[] => text.split('^')
const authority = (component: string | undefined): string => component?.split('&')[1] ?? ''
const isoAuthority = (oid: string): string => `&${oid}&ISO`

/** Missing components are empty strings. */
export const parseCx = (text: string): Cx => {
  const [id = '', , , domain, type = ''] = parts(text)
  return { id, oid: authority(domain), type }
}

export const parseXcn = (text: string): Xcn => {
  const [id = '', family = '', given = '', , , , , , domain, , , , type = ''] = parts(text)
  return { id, family, given, oid: authority(domain), type }
}

export const parseXon = (text: string): Xon => {
  const [name = '', , , , , domain, type = '', , , id = ''] = parts(text)
  return { name, oid: authority(domain), type, id }
}

export const formatCx = ({ id, oid, type }: Cx): string => `${id}^^^${isoAuthority(oid)}^${type}`

export const formatXcn = ({ id, family, given, oid, type }: Xcn): string =>
  `${id}^${family}^${given}^^^^^^${isoAuthority(oid)}^D^^^${type}`

export const formatXon = ({ name, oid, type, id }: Xon): string => `${name}^^^^^${isoAuthority(oid)}^${type}^^^${id}`
