import { headerOf } from '../../../src/protocols/hl7/header.ts'
import { Hl7Error, readHl7, segmentsNamed } from '../../../src/protocols/hl7/message.ts'
import { type PidView, readPid } from '../../../src/protocols/ins/pid.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { verifiedBy } from './answers.ts'
import { type Done, done, insiCalls, placeOf, settings } from './seen.ts'

/** A message handed to the product, as the checks read it. */
export interface Reception<A extends 'identity.receive' | 'document.receive'> {
  readonly asked: Done<A>
  readonly sender: string
  readonly person: PidView
}

export const receptions = <A extends 'identity.receive' | 'document.receive'>(
  record: ScenarioRecord,
  action: A,
): readonly Reception<A>[] =>
  done(record, action).flatMap((asked) => {
    try {
      const message = readHl7(asked.params.message)
      const [pid] = segmentsNamed(message, 'PID')
      return pid ? [{ asked, sender: headerOf(message).sendingFacility, person: readPid(pid) }] : []
    } catch (error) {
      if (error instanceof Hl7Error) return []
      throw error
    }
  })

/** Whether the practice had made a contract of trust with a sender before. */
export const isTrusted = (record: ScenarioRecord, sender: string, at: number): boolean =>
  settings(record, 'settings.setTrustedSenders')
    .findLast((set) => set.at < at)
    ?.params.senders.includes(sender) === true

/** One verification that INSi answered. */
export interface Verification {
  readonly id: string
  readonly outcome: 'OK' | 'KO'
}

/** The verifications that INSi answered between two moments. */
export const verifications = (record: ScenarioRecord, from: number, until: number): readonly Verification[] =>
  insiCalls(record, from, until)
    .filter(({ operation }) => operation === 'verifierInsAvecTraitsIdentite')
    .flatMap((call) => verifiedBy(record, call).map(({ outcome }) => ({ id: call.id, outcome })))

/** What INSi answered while the product did this: since the action before it. */
export const verificationsDuring = (
  record: ScenarioRecord,
  { at }: { readonly at: number },
): readonly Verification[] => {
  const before = record.all('pilot.action').findLast(({ id }) => placeOf(record, id) < at)
  return verifications(record, before ? placeOf(record, before.id) : -1, at)
}
