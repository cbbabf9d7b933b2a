import { componentAt, type Field, fieldAt, type Repetition, type Segment, segment } from '../hl7/message.ts'
import { insOids, isInsOid } from './matricule.ts'

/** A person as the PID segment of the French extension of IHE PAM carries it. Absent or empty values are undefined. */
export interface PidIdentity {
  /** PID-3 of type PI: the number of the person in the sender's domain. */
  readonly patientId: string
  /** PID-3 of type INS. */
  readonly ins?: {
    readonly matricule: string
    readonly oid: string
    /** `AAAA-MM-JJ`: since when. */
    readonly since?: string
  }
  readonly nomNaissance: string
  readonly premierPrenom: string
  readonly prenomsNaissance: string
  readonly nomUtilise?: string
  readonly prenomUtilise?: string
  /** `AAAA-MM-JJ`. */
  readonly dateNaissance: string
  readonly sexe: string
  /** COG, in the BDL address of PID-11. */
  readonly lieuNaissance: string
  /** PID-32. */
  readonly reliability: readonly string[]
}

/** Domain in which the sender's own patient numbers are given. */
export interface PatientDomain {
  readonly name: string
  readonly oid: string
}

const compact = (date: string): string => date.replaceAll('-', '')

const dashed = (date: string): string => date.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3')

/** The authority's name says NIR or NIA; the root is what tells them apart, test and demonstration domains included. */
const authorityOf = (oid: string): string => (oid === insOids.nia ? 'ASIP-SANTE-INS-NIA' : 'ASIP-SANTE-INS-NIR')

/** PID-3 of an INS: `<matricule>^^^ASIP-SANTE-INS-NIR&<oid>&ISO^INS^^<since>`. */
const insIdentifier = ({ matricule, oid, since }: NonNullable<PidIdentity['ins']>) => [
  matricule,
  '',
  '',
  [authorityOf(oid), oid, 'ISO'],
  'INS',
  '',
  compact(since ?? ''),
]

/** The PID segment of a person. Whether the INS may be there at all is the sender's decision (rule 28). */
export const pidOf = (person: PidIdentity, domain: PatientDomain): Segment =>
  segment('PID', {
    1: '1',
    3: [
      [person.patientId, '', '', [domain.name, domain.oid, 'ISO'], 'PI'],
      ...(person.ins === undefined ? [] : [insIdentifier(person.ins)]),
    ],
    5: [
      [person.nomNaissance, person.premierPrenom, person.prenomsNaissance, '', '', '', 'L'],
      ...(person.nomUtilise === undefined && person.prenomUtilise === undefined
        ? []
        : [[person.nomUtilise ?? '', person.prenomUtilise ?? '', '', '', '', '', 'D']]),
    ],
    7: compact(person.dateNaissance),
    8: person.sexe,
    11: [['', '', '', '', '', '', 'BDL', '', person.lieuNaissance]],
    32: person.reliability.map((code) => [code]),
  })

const ofType = (field: Field, component: number, type: string): Repetition | undefined =>
  field.find((repetition) => componentAt(repetition, component) === type)

/** What a PID carries, as written: nothing is refused here. */
export interface PidView {
  readonly patientId: string | undefined
  /** Every PID-3 that is an INS, by its type or by its root. */
  readonly ins: readonly {
    readonly matricule: string
    readonly oid: string
    /** PID-3.4.1. */
    readonly authority: string
    /** PID-3.5: `INS` is expected. */
    readonly type: string
    readonly since: string | undefined
  }[]
  /** PID-5 of type L: birth name, first given name and list. */
  readonly birth: { readonly nom: string; readonly premierPrenom: string; readonly prenoms: string } | undefined
  /** PID-5 of type D: name and given name in use. */
  readonly used: { readonly nom: string; readonly prenom: string } | undefined
  readonly dateNaissance: string | undefined
  readonly sexe: string | undefined
  readonly lieuNaissance: string | undefined
  readonly reliability: readonly string[]
}

/** The typed view of a PID segment. */
export const readPid = (pid: Segment): PidView => {
  const identifiers = fieldAt(pid, 3)
  const names = fieldAt(pid, 5)
  const [birth, used] = [ofType(names, 7, 'L'), ofType(names, 7, 'D')]
  const some = (text: string): string | undefined => text || undefined
  const first = (field: number): string | undefined => some(componentAt(fieldAt(pid, field)[0], 1))
  return {
    patientId: some(componentAt(ofType(identifiers, 5, 'PI'), 1)),
    ins: identifiers
      .filter((id) => componentAt(id, 5) === 'INS' || isInsOid(componentAt(id, 4, 2)))
      .map((id) => ({
        matricule: componentAt(id, 1),
        oid: componentAt(id, 4, 2),
        authority: componentAt(id, 4),
        type: componentAt(id, 5),
        since: some(dashed(componentAt(id, 7))),
      })),
    birth: birth && {
      nom: componentAt(birth, 1),
      premierPrenom: componentAt(birth, 2),
      prenoms: componentAt(birth, 3),
    },
    used: used && { nom: componentAt(used, 1), prenom: componentAt(used, 2) },
    dateNaissance: some(dashed(first(7) ?? '')),
    sexe: first(8),
    lieuNaissance: some(componentAt(ofType(fieldAt(pid, 11), 7, 'BDL'), 9)),
    reliability: fieldAt(pid, 32)
      .map((code) => componentAt(code, 1))
      .filter((code) => code !== ''),
  }
}
