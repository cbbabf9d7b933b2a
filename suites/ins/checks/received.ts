import type { Identity } from '../../../src/model/pilot.ts'
import type { PidView } from '../../../src/protocols/ins/pid.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { isTrusted, type Reception, receptions } from '../evidence/reception.ts'
import { shownAfter, shownIns } from '../evidence/seen.ts'

/** A person as received, and as the product shows them afterwards. */
interface TakenIn {
  readonly person: PidView
  readonly identity: Identity
}

const takenIn =
  (wanted: (reception: Reception<'identity.receive'>, trusted: boolean) => boolean) =>
  (record: ScenarioRecord): readonly Observation<TakenIn>[] =>
    receptions(record, 'identity.receive').flatMap((reception) => {
      const { asked, sender, person } = reception
      const shown = shownAfter(record, asked.result.patientId, asked.at)
      if (!shown || !wanted(reception, isTrusted(record, sender, asked.at))) return []
      return [{ value: { person, identity: shown.identity }, evidence: [asked.id, shown.id] }]
    })

const isQualified = ({ person }: Reception<'identity.receive'>): boolean =>
  person.ins.length > 0 && person.reliability.includes('VALI')

export const receivedNameIsKept = check({
  id: 'ins.receivedNameIsKept',
  title: {
    fr: 'Un nom reçu garde son tiret, son apostrophe, son espace et ses 54 caractères',
    en: 'A name received keeps its hyphen, its apostrophe, its space and its 54 characters',
  },
  verifies: ['INS/va1.01', 'INS/va1.56'],
  observes: takenIn(() => true),
  judge: ({ person, identity }) => ({
    ok: identity.nomNaissance === person.birth?.nom,
    expected: person.birth?.nom ?? '∅',
    actual: identity.nomNaissance,
  }),
})

const received = ({ birth, dateNaissance, sexe, lieuNaissance, ins: [ins] }: PidView): string =>
  [birth?.nom, birth?.premierPrenom, birth?.prenoms, dateNaissance, sexe, lieuNaissance, ins?.matricule, ins?.oid].join(
    ' · ',
  )

const kept = (identity: Identity): string =>
  [
    identity.nomNaissance,
    identity.premierPrenom,
    identity.prenomsNaissance,
    identity.dateNaissance,
    identity.sexe,
    identity.lieuNaissance,
    identity.matricule,
    identity.oid,
  ].join(' · ')

export const receivedTraitsAreKept = check({
  id: 'ins.receivedTraitsAreKept',
  title: {
    fr: 'L’INS qualifiée d’un PID entrant est intégrée avec ses traits',
    en: 'The qualified INS of an incoming PID is taken in with its traits',
  },
  verifies: ['INS/va1.04', 'INS/va1.67', 'INS/va1.68', 'INS/va1.69'],
  reads: ['identity.matricule', 'identity.oid'],
  observes: takenIn((reception, trusted) => isQualified(reception) && trusted),
  judge: ({ person, identity }) => ({
    ok: kept(identity) === received(person),
    expected: received(person),
    actual: kept(identity),
  }),
})

export const trustedSenderKeepsTheQualification = check({
  id: 'ins.trustedSenderKeepsTheQualification',
  title: {
    fr: 'Sous contrat de confiance, l’identité qualifiée reçue est qualifiée ici',
    en: 'Under a contract of trust, the qualified identity received is qualified here',
  },
  verifies: ['INS/va1.04'],
  observes: takenIn((reception, trusted) => isQualified(reception) && trusted),
  judge: ({ identity }) => ({ ok: identity.statut === 'qualifiee', expected: 'qualifiee', actual: identity.statut }),
})

export const untrustedSenderDoesNotQualify = check({
  id: 'ins.untrustedSenderDoesNotQualify',
  title: {
    fr: 'Sans contrat de confiance, l’identité qualifiée reçue n’est pas qualifiée ici',
    en: 'Without a contract of trust, the qualified identity received is not qualified here',
  },
  verifies: ['INS/va1.04', 'INS/va1.13', 'INS/va1.57'],
  observes: takenIn((reception, trusted) => isQualified(reception) && !trusted),
  judge: ({ identity }) => ({
    ok: identity.statut !== 'qualifiee',
    expected: { fr: 'un autre statut que qualifiee', en: 'another status than qualifiee' },
    actual: identity.statut,
  }),
})

export const unqualifiedInsIsNotKept = check({
  id: 'ins.unqualifiedInsIsNotKept',
  title: {
    fr: 'L’INS d’un PID dont PID-32 n’est pas VALI n’est pas enregistrée',
    en: 'The INS of a PID whose PID-32 is not VALI is not recorded',
  },
  verifies: ['INS/va1.68'],
  reads: ['identity.matricule', 'identity.oid'],
  observes: takenIn(({ person }) => person.ins.length > 0 && !person.reliability.includes('VALI')),
  judge: ({ person, identity }) => ({
    ok: shownIns(identity) === shownIns({}) && identity.nomNaissance === person.birth?.nom,
    expected: `${person.birth?.nom} ${shownIns({})}`,
    actual: `${identity.nomNaissance} ${shownIns(identity)}`,
  }),
})
