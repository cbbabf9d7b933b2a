import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { isTrusted, receptions, type Verification, verificationsDuring } from '../evidence/reception.ts'
import { done, shownAfter, shownBefore, shownIns } from '../evidence/seen.ts'

// The contract of INSi's verification is not public: what rests on its answers warns at most.
const assumption = 'insi.lot2-shape'

/** A qualified identity received without contract of trust, with what INSi was asked and the status held before. */
interface Arrival {
  readonly held: boolean
  readonly verified: readonly Verification[]
}

const arrivals = (record: ScenarioRecord): readonly Observation<Arrival>[] => {
  const heard = receptions(record, 'identity.receive').filter(
    ({ asked, sender, person }) =>
      person.ins.length > 0 && person.reliability.includes('VALI') && !isTrusted(record, sender, asked.at),
  )
  return heard.map(({ asked }) => {
    const before = shownBefore(record, asked.result.patientId, asked.at)
    const held = before?.identity.statut === 'recuperee' || before?.identity.statut === 'qualifiee'
    const verified = verificationsDuring(record, asked)
    const evidence = [...(before ? [before.id] : []), ...verified.map(({ id }) => id), asked.id]
    return { value: { held, verified }, evidence }
  })
}

const count = (verified: readonly Verification[]) => ({
  fr: `${verified.length} vérification(s)`,
  en: `${verified.length} verification(s)`,
})

export const receivedInsIsVerified = check({
  id: 'ins.receivedInsIsVerified',
  title: {
    fr: 'Une INS reçue d’un autre domaine est vérifiée auprès d’INSi sans intervention',
    en: 'An INS received from another domain is verified at INSi without being asked',
  },
  verifies: ['INS/va1.11'],
  assumption,
  observes: (record) => arrivals(record).filter(({ value }) => !value.held),
  judge: ({ verified }) => ({
    ok: verified.length > 0,
    expected: { fr: 'au moins une vérification', en: 'at least one verification' },
    actual: count(verified),
  }),
})

export const knownInsIsNotVerifiedAgain = check({
  id: 'ins.knownInsIsNotVerifiedAgain',
  title: {
    fr: 'Une INS déjà récupérée ou qualifiée ici n’est pas vérifiée à sa réception',
    en: 'An INS already recovered or qualified here is not verified when received',
  },
  verifies: ['INS/va1.11'],
  assumption,
  observes: (record) => arrivals(record).filter(({ value }) => value.held),
  judge: ({ verified }) => ({
    ok: verified.length === 0,
    expected: { fr: 'aucune vérification', en: 'no verification' },
    actual: count(verified),
  }),
})

/** An identity received, what INSi answered, and the identity here before and after. */
interface Judged {
  readonly before: string | undefined
  readonly after: string
  readonly statut: string
  readonly ins: string
}

const judgedBy =
  (outcome: 'OK' | 'KO') =>
  (record: ScenarioRecord): readonly Observation<Judged>[] =>
    receptions(record, 'identity.receive').flatMap(({ asked }) => {
      const [answer] = verificationsDuring(record, asked)
      const { patientId } = asked.result
      const before = shownBefore(record, patientId, asked.at)
      const after = shownAfter(record, patientId, asked.at)
      if (answer?.outcome !== outcome || !after) return []
      const { identity } = after
      const value = {
        before: before && JSON.stringify(before.identity),
        after: JSON.stringify(identity),
        statut: identity.statut,
        ins: shownIns(identity),
      }
      return [{ value, evidence: [...(before ? [before.id] : []), answer.id, asked.id, after.id] }]
    })

export const verifiedIdentityIsRecovered = check({
  id: 'ins.verifiedIdentityIsRecovered',
  title: {
    fr: 'Vérifiée OK, l’identité inconnue est créée récupérée, avec matricule et OID',
    en: 'Verified OK, the unknown identity is created récupérée, with matricule and OID',
  },
  verifies: ['INS/va1.13', 'INS/va1.57'],
  assumption,
  reads: ['identity.matricule', 'identity.oid'],
  observes: (record) => judgedBy('OK')(record).filter(({ value }) => value.before === undefined),
  judge: ({ statut, ins }) => ({
    ok: statut === 'recuperee' && ins !== shownIns({}),
    expected: { fr: 'recuperee, matricule et OID remplis', en: 'recuperee, matricule and OID filled' },
    actual: `${statut} ${ins}`,
  }),
})

export const refusedInsIsNotCreated = check({
  id: 'ins.refusedInsIsNotCreated',
  title: {
    fr: 'Vérifiée KO, l’identité inconnue est créée sans matricule ni OID',
    en: 'Verified KO, the unknown identity is created without matricule or OID',
  },
  verifies: ['INS/va1.05'],
  assumption,
  reads: ['identity.matricule', 'identity.oid'],
  observes: (record) => judgedBy('KO')(record).filter(({ value }) => value.before === undefined),
  judge: ({ ins }) => ({ ok: ins === shownIns({}), expected: shownIns({}), actual: ins }),
})

export const refusedInsChangesNothing = check({
  id: 'ins.refusedInsChangesNothing',
  title: {
    fr: 'Vérifiée KO, l’identité connue ici ne change pas',
    en: 'Verified KO, the identity known here does not change',
  },
  verifies: ['INS/va1.07'],
  assumption,
  reads: ['identity.matricule', 'identity.oid'],
  observes: (record) => judgedBy('KO')(record).filter(({ value }) => value.before !== undefined),
  judge: ({ before, after }) => ({ ok: before === after, expected: before ?? '∅', actual: after }),
})

export const refusedDocumentWaits = check({
  id: 'ins.refusedDocumentWaits',
  title: {
    fr: 'Vérification KO : le document reçu attend dans la liste de travail',
    en: 'Verification KO: the document received waits in the worklist',
  },
  verifies: ['INS/va1.12'],
  assumption,
  reads: ['worklist.title'],
  observes: (record) =>
    receptions(record, 'document.receive').flatMap(({ asked }) => {
      const [answer] = verificationsDuring(record, asked)
      const list = done(record, 'worklist.list').find(({ at }) => at > asked.at)
      if (answer?.outcome !== 'KO' || !list) return []
      const { title } = asked.params
      const waits = list.result.entries.some((entry) => entry.kind === 'document' && entry.title === title)
      return [{ value: { outcome: asked.result.outcome, waits }, evidence: [answer.id, asked.id, list.id] }]
    }),
  judge: ({ outcome, waits }) => ({
    ok: outcome === 'worklist' && waits,
    expected: { fr: 'non intégré, dans la liste de travail', en: 'not integrated, in the worklist' },
    actual: {
      fr: `${outcome === 'worklist' ? 'non intégré' : 'intégré'}, ${waits ? 'dans' : 'hors de'} la liste de travail`,
      en: `${outcome === 'worklist' ? 'not integrated' : 'integrated'}, ${waits ? 'in' : 'not in'} the worklist`,
    },
  }),
})
