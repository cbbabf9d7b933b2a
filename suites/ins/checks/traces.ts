import { check, type Observation } from '../../../src/run/check.ts'
import type { HttpExchange, ScenarioRecord } from '../../../src/run/record.ts'
import { resultatOf } from '../evidence/answers.ts'
import { type Done, done, insiCalls, placeOf } from '../evidence/seen.ts'
import { actorOf, isSigned, noSuchTrace, type ReadTrace, tracesOf, wantedTrace } from '../evidence/traces.ts'

/** What must be traced of an act: every one of these texts in one trace, signed by who acted. */
interface Act {
  readonly by: string | undefined
  readonly texts: readonly string[]
  readonly traces: readonly ReadTrace[]
}

const traced = ({ by, texts, traces }: Act) => {
  const found = traces.find((trace) => isSigned(trace, by) && texts.every((text) => trace.text.includes(text)))
  return {
    ok: found !== undefined,
    expected: wantedTrace(by, texts),
    actual: found?.text ?? noSuchTrace(traces.length),
  }
}

/** The acts of a user upon a patient, each beside the traces read afterwards. */
const acts =
  (action: 'identity.read' | 'identity.update') =>
  (record: ScenarioRecord): readonly Observation<Act>[] => {
    const journal = tracesOf(record)
    if (!journal) return []
    return done(record, action)
      .filter(({ result }) => result.refused !== true)
      .map(({ id, params }) => ({
        value: { by: actorOf(record, params.as), texts: [params.patientId], traces: journal.traces },
        evidence: [id, journal.id],
      }))
  }

export const readsAreTraced = check({
  id: 'ins.readsAreTraced',
  title: { fr: 'Chaque accès à l’INS d’un patient est tracé', en: 'Each access to the INS of a patient is traced' },
  verifies: ['INS/va1.39'],
  reads: ['traces'],
  observes: acts('identity.read'),
  judge: traced,
})

export const changesAreTraced = check({
  id: 'ins.changesAreTraced',
  title: {
    fr: 'Chaque modification d’identité est tracée : date, type, professionnel',
    en: 'Each change of identity is traced: date, type, professional',
  },
  verifies: ['INS/va1.27'],
  reads: ['traces', 'refusals'],
  observes: acts('identity.update'),
  judge: traced,
})

/** The wire says whether the card was read: an adapter that ignores it calls by traits, and has then not done what is judged. */
const isAsAsked = ({ operation }: HttpExchange, { carteVitale }: Done<'identity.fetchIns'>['params']): boolean =>
  carteVitale === undefined || operation === 'rechercherInsAvecCarteVitale'

/** Each call of INSi, with who made the product call, and the code that came back. */
const calls = (record: ScenarioRecord, named: (code: string) => readonly string[]): readonly Observation<Act>[] => {
  const journal = tracesOf(record)
  const fetches = done(record, 'identity.fetchIns')
  if (!journal) return []
  return fetches.flatMap(({ id, at, params }, index) =>
    insiCalls(record, fetches[index - 1]?.at ?? -1, at).flatMap((call) => {
      if (!isAsAsked(call, params)) return []
      const code = resultatOf(record, call)?.code
      if (code === undefined) return []
      const texts = [params.patientId, ...named(code)]
      const value = { by: actorOf(record, params.as), texts, traces: journal.traces }
      return [{ value, evidence: [id, call.id, journal.id] }]
    }),
  )
}

export const insiCallsAreTraced = check({
  id: 'ins.insiCallsAreTraced',
  title: {
    fr: 'Chaque appel à INSi est tracé avec son utilisateur et le code retour',
    en: 'Each call of INSi is traced with its user and the return code',
  },
  verifies: ['INS/va1.38', 'INS/va1.49'],
  reads: ['traces'],
  observes: (record) => calls(record, (code) => [`"${code}"`]),
  judge: traced,
})

const answers = (record: ScenarioRecord): readonly Observation<Act>[] => {
  const journal = tracesOf(record)
  if (!journal) return []
  return insiCalls(record).flatMap((call) => {
    const found = resultatOf(record, call)?.individu
    const asked = done(record, 'identity.fetchIns').find(({ at }) => at > placeOf(record, call.id))
    if (!found || (asked && !isAsAsked(call, asked.params))) return []
    const { actif, histo, nomNaissance, listePrenom, dateNaissance, lieuNaissance } = found
    const numbers = [actif, ...histo].map(({ matricule }) => matricule.slice(0, 13))
    const texts = ['"00"', actif.oid, ...numbers, nomNaissance, listePrenom, dateNaissance, lieuNaissance]
    return [
      { value: { by: actorOf(record, undefined), texts, traces: journal.traces }, evidence: [call.id, journal.id] },
    ]
  })
}

export const insiAnswersAreTraced = check({
  id: 'ins.insiAnswersAreTraced',
  title: {
    fr: 'Tout ce qu’INSi renvoie est tracé : matricule, OID, historique et traits',
    en: 'All that INSi returns is traced: matricule, OID, history and traits',
  },
  verifies: ['INS/va1.35'],
  reads: ['traces'],
  observes: answers,
  judge: traced,
})

const sendings = (record: ScenarioRecord): readonly Observation<Act>[] => {
  const journal = tracesOf(record)
  if (!journal) return []
  return done(record, 'message.send').flatMap(({ id, params, result }) => {
    if (result.outcome !== 'sent' || params.to.kind !== 'professional') return []
    const texts = [params.patientId, params.to.address]
    return [{ value: { by: actorOf(record, undefined), texts, traces: journal.traces }, evidence: [id, journal.id] }]
  })
}

export const partnersAreTraced = check({
  id: 'ins.partnersAreTraced',
  title: {
    fr: 'Le partenaire à qui part une donnée portant l’INS est tracé',
    en: 'The partner to whom data with the INS leaves is traced',
  },
  verifies: ['INS/va1.46'],
  reads: ['traces'],
  observes: sendings,
  judge: traced,
})
