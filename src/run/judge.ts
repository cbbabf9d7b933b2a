import { messageOf } from '../model/errors.ts'
import type { Finding } from '../model/finding.ts'
import type { CheckResult, ScenarioResult } from '../model/finished.ts'
import { interruptionText } from '../model/interruptions.ts'
import type { Requirement } from '../model/requirement.ts'
import type { Text } from '../model/text.ts'
import { type Verdict, worst } from '../model/verdict.ts'
import type { Check } from './check.ts'
import type { ScenarioRecord } from './record.ts'
import type { Entry } from './suite.ts'
import { undeclared } from './told.ts'
import { untimely } from './untimely.ts'

const nothingSeen: Text = {
  fr: 'aucune observation dans l’enregistrement',
  en: 'nothing was observed in the recording',
}
const anEvidence: Text = { fr: 'une preuve dans l’enregistrement', en: 'an evidence in the recording' }

/**
 * What a violated check becomes: a DOIT fails; a PEUT, an obsolete row or a judgement that rests on an assumption warns.
 * A check that verifies several requirements takes the severest.
 */
export const severityOf = (check: Check, requirements: readonly Requirement[]): 'fail' | 'warn' => {
  if (check.assumption !== undefined) return 'warn'
  const binding = requirements.filter(
    ({ id, modality, statut }) => check.verifies.includes(id) && modality === 'DOIT' && statut !== 'Obsolète',
  )
  return binding.length > 0 ? 'fail' : 'warn'
}

const result = (
  check: Check,
  verdict: Verdict,
  finding: Omit<Finding, 'ok'>,
  evidence: readonly string[],
): CheckResult => ({
  id: check.id,
  title: check.title,
  verifies: check.verifies,
  verdict,
  expected: finding.expected,
  actual: finding.actual,
  evidence,
  ...(check.assumption === undefined ? {} : { assumption: check.assumption }),
})

/** Judges one check over one recording. */
export const judgeCheck = async (
  check: Check,
  record: ScenarioRecord,
  requirements: readonly Requirement[],
): Promise<CheckResult> => {
  const untold = check.reads.filter((word) => !record.tells(word))
  if (untold.length > 0) {
    return result(check, 'inconclusive', { expected: anEvidence, actual: undeclared(untold) }, [])
  }
  try {
    const findings = await check.apply(record)
    const [first] = findings
    if (first === undefined) return result(check, 'inconclusive', { expected: anEvidence, actual: nothingSeen }, [])
    const violated = findings.find(({ ok }) => !ok)
    if (violated) return result(check, severityOf(check, requirements), violated, violated.evidence)
    return result(check, 'pass', first, [...new Set(findings.flatMap(({ evidence }) => evidence))])
  } catch (error) {
    const actual = {
      fr: `le contrôle lui-même a échoué : ${messageOf(error)}`,
      en: `the check itself failed: ${messageOf(error)}`,
    }
    return result(check, 'inconclusive', { expected: anEvidence, actual }, [])
  }
}

const undriven: Readonly<Record<'not-offered' | 'interrupted' | 'never', (detail: string) => Text>> = {
  'not-offered': (detail) => ({
    fr: `à attester : le produit n’offre pas l’action ${detail}`,
    en: `to be attested: the product does not offer the action ${detail}`,
  }),
  interrupted: (detail) => {
    const { fr, en } = interruptionText(detail)
    return { fr: `scénario interrompu : ${fr}`, en: `scenario interrupted: ${en}` }
  },
  never: () => ({ fr: 'scénario non joué', en: 'scenario not run' }),
}

/** The action by which a product meets the requirement otherwise, when one of several is enough. */
const otherWay = (
  missing: string,
  { scenario }: Entry,
  record: ScenarioRecord,
  requirements: readonly Requirement[],
): string | undefined => {
  const offered = record.capabilities()?.data.actions ?? []
  return requirements
    .filter(({ id }) => scenario.requirements.includes(id))
    .map(({ alternatives = [] }) => alternatives)
    .filter((alternatives) => alternatives.includes(missing))
    .flatMap((alternatives) => alternatives.filter((action) => offered.includes(action)))[0]
}

const served = (action: string): Text => ({
  fr: `une modalité suffit : le produit offre ${action}`,
  en: `one way is enough: the product offers ${action}`,
})

const accuses = ({ verdict }: CheckResult): boolean => verdict === 'fail' || verdict === 'warn'

/** Judges a scenario from its recording alone. A scenario that was not driven to its end proves nothing either way. */
export const judgeScenario = async (
  suite: string,
  entry: Entry,
  record: ScenarioRecord,
  requirements: readonly Requirement[],
): Promise<ScenarioResult> => {
  const ended = record.all('scenario.ended').at(-1)?.data
  const outcome = ended?.outcome ?? 'never'
  const described = {
    id: entry.scenario.id,
    suite,
    section: entry.section,
    requirements: entry.scenario.requirements,
    title: entry.scenario.title,
    durationMs: ended?.durationMs ?? 0,
  }
  const other = outcome === 'not-offered' ? otherWay(ended?.reason ?? '', entry, record, requirements) : undefined
  if (other !== undefined) return { ...described, verdict: 'not-applicable', reason: served(other), checks: [] }
  if (outcome !== 'driven') {
    const reason = undriven[outcome](ended?.reason ?? '')
    const checks = entry.checks.map((check) =>
      result(check, 'inconclusive', { expected: anEvidence, actual: reason }, []),
    )
    return { ...described, verdict: 'inconclusive', reason, checks }
  }
  const checks = []
  for (const check of entry.checks) checks.push(await judgeCheck(check, record, requirements))
  const reason = untimely(record.events)
  if (reason !== undefined && checks.some(accuses)) {
    const judged = checks.map((one) =>
      accuses(one) ? { ...one, verdict: 'inconclusive' as const, actual: reason } : one,
    )
    return { ...described, verdict: worst(judged.map(({ verdict }) => verdict)), reason, checks: judged }
  }
  return { ...described, verdict: worst(checks.map(({ verdict }) => verdict)), checks }
}

/** A scenario of a profile that the product does not claim. */
export const notApplicable = (suite: string, entry: Entry, profils: readonly string[]): ScenarioResult => ({
  id: entry.scenario.id,
  suite,
  section: entry.section,
  requirements: entry.scenario.requirements,
  title: entry.scenario.title,
  durationMs: 0,
  verdict: 'not-applicable',
  reason: {
    fr: `profil non revendiqué par le produit : ${profils.join(', ')}`,
    en: `profile not claimed by the product: ${profils.join(', ')}`,
  },
  checks: [],
})
