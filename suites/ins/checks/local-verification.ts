import { check } from '../../../src/run/check.ts'
import { verificationsDuring } from '../evidence/reception.ts'
import { done, shownAfter, shownIns } from '../evidence/seen.ts'
import { actorOf, isSigned, noSuchTrace, tracesOf, wantedTrace } from '../evidence/traces.ts'

// The contract of INSi's verification is not public: what rests on its answers warns at most.
const assumption = 'insi.lot2-shape'

export const refusedLocalInsIsDropped = check({
  id: 'ins.refusedLocalInsIsDropped',
  title: {
    fr: 'Vérification KO d’une identité locale : statut rétrogradé, matricule et OID supprimés',
    en: 'Verification KO of a local identity: status lowered, matricule and OID gone',
  },
  verifies: ['INS/va1.08'],
  assumption,
  reads: ['identity.matricule', 'identity.oid'],
  observes: (record) =>
    done(record, 'identity.verify').flatMap((asked) => {
      const [answer] = verificationsDuring(record, asked)
      const after = shownAfter(record, asked.params.patientId, asked.at)
      if (answer?.outcome !== 'KO' || !after) return []
      return [{ value: after.identity, evidence: [answer.id, asked.id, after.id] }]
    }),
  judge: (identity) => ({
    ok: ['provisoire', 'validee'].includes(identity.statut) && shownIns(identity) === shownIns({}),
    expected: { fr: `provisoire (ou validee) ${shownIns({})}`, en: `provisoire (or validee) ${shownIns({})}` },
    actual: `${identity.statut} ${shownIns(identity)}`,
  }),
})

export const refusedLocalIdentityWaits = check({
  id: 'ins.refusedLocalIdentityWaits',
  title: {
    fr: 'Vérification KO d’une identité locale : elle attend dans la liste de travail',
    en: 'Verification KO of a local identity: it waits in the worklist',
  },
  verifies: ['INS/va1.08'],
  assumption,
  reads: ['worklist.patientId'],
  observes: (record) =>
    done(record, 'identity.verify').flatMap((asked) => {
      const [answer] = verificationsDuring(record, asked)
      const list = done(record, 'worklist.list').find(({ at }) => at > asked.at)
      if (answer?.outcome !== 'KO' || !list) return []
      const { patientId } = asked.params
      const waits = list.result.entries.some((entry) => entry.kind === 'identity' && entry.patientId === patientId)
      return [{ value: waits, evidence: [answer.id, asked.id, list.id] }]
    }),
  judge: (waits) => ({
    ok: waits,
    expected: { fr: 'dans la liste de travail', en: 'in the worklist' },
    actual: waits ? { fr: 'présente', en: 'present' } : { fr: 'absente', en: 'absent' },
  }),
})

export const verificationsAreTraced = check({
  id: 'ins.verificationsAreTraced',
  title: {
    fr: 'Chaque vérification auprès d’INSi est tracée avec son retour',
    en: 'Each verification at INSi is traced with its answer',
  },
  verifies: ['INS/va1.06', 'INS/va1.63'],
  assumption,
  reads: ['traces'],
  observes: (record) => {
    const journal = tracesOf(record)
    if (!journal) return []
    return done(record, 'identity.verify').flatMap((asked) =>
      verificationsDuring(record, asked).map(({ id, outcome }) => ({
        value: { by: actorOf(record, asked.params.as), texts: [asked.params.patientId, outcome], journal },
        evidence: [id, asked.id, journal.id],
      })),
    )
  },
  judge: ({ by, texts, journal: { traces } }) => {
    const found = traces.find((trace) => isSigned(trace, by) && texts.every((text) => trace.text.includes(`"${text}"`)))
    return {
      ok: found !== undefined,
      expected: wantedTrace(by, texts),
      actual: found?.text ?? noSuchTrace(traces.length),
    }
  },
})
