import { type Assertion, codedAttribute, textAttribute } from '../../src/protocols/saml/assertion.ts'
import { vihf } from '../../src/protocols/saml/names.ts'
import { parseCx } from '../../src/protocols/xds/cx.ts'
import type { RightsMatrix } from '../../src/rules/dmp/rights.ts'

/** Who calls the DMP, and how, as the VIHF tells. */
export interface Caller {
  /** `PS_IdNat`, or the id of a person or of an automaton inside the structure. */
  readonly user: string
  readonly name: string
  readonly structure: string
  readonly matricule: string | undefined
  /** `G15_10/SM26`, as lists of authorised professionals write it. */
  readonly specialty: string | undefined
  readonly matrix: RightsMatrix
  readonly kind: 'ps' | 'medecin' | 'medecin-du-travail' | 'cpe' | 'es' | 'pe'
  /** Code of the access mode (TRE_R248): `normal`, `bris_de_glace`, `centre_15`. */
  readonly access: string
}

/** Professions of the health professionals (TRE_G15) and, for those who have several, their specialities. */
const professions = '1.2.250.1.71.1.2.7'
const physician = '10'

/** Prevention in companies and occupational health services (TRE_R02): where occupational physicians practise. */
const occupational = /^SA(13|66)\b/

const kindOf = (mode: string, profession: string | undefined, sector: string): Caller['kind'] => {
  if (mode === 'INDIRECTE') return 'es'
  if (profession === undefined) return mode === 'DIRECTE' ? 'cpe' : 'pe'
  if (profession !== physician) return 'ps'
  return mode === 'DIRECTE' && occupational.test(sector) ? 'medecin-du-travail' : 'medecin'
}

export const callerOf = (assertion: Assertion): Caller => {
  const mode = assertion.authenticationMode ?? 'INDIRECTE'
  const roles = codedAttribute(assertion, vihf.role)
  const profession = roles.find(({ codeSystem }) => codeSystem === professions)?.code
  const speciality = roles.find(({ codeSystem }) => codeSystem !== professions)?.code
  const target = textAttribute(assertion, vihf.patient)
  return {
    user: assertion.nameId ?? '',
    name: textAttribute(assertion, vihf.subjectId) ?? '',
    structure: textAttribute(assertion, vihf.structure) ?? '',
    matricule: target === undefined ? undefined : parseCx(target).id,
    specialty: profession && `G15_${profession}${speciality === undefined ? '' : `/${speciality}`}`,
    matrix: mode === 'INDIRECTE_RENFORCEE' ? 'air' : 'direct',
    kind: kindOf(mode, profession, textAttribute(assertion, vihf.sector) ?? ''),
    access: codedAttribute(assertion, vihf.purposeOfUse)[0]?.code ?? textAttribute(assertion, vihf.purposeOfUse) ?? '',
  }
}

/** The column of the matrix; the attending physician has no column for regulation, and is then a physician like others. */
export const columnOf = ({ kind, access }: Caller, isAttending: boolean): string => {
  if (kind === 'medecin-du-travail') return kind
  const who = kind === 'medecin' && isAttending && access !== 'centre_15' ? 'medecin-traitant' : kind
  return `${who}/${access}`
}
