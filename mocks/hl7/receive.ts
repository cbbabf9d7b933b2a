import { messageOf } from '../../src/model/errors.ts'
import type { MllpAnswer } from '../../src/model/service.ts'
import { type AckCode, acknowledge } from '../../src/protocols/hl7/acknowledge.ts'
import { type Hl7Header, headerOf } from '../../src/protocols/hl7/header.ts'
import { type Hl7Message, readHl7, segmentsNamed, writeHl7 } from '../../src/protocols/hl7/message.ts'
import { identityEvents } from '../../src/protocols/hl7/pam.ts'
import { type PidView, readPid } from '../../src/protocols/ins/pid.ts'
import { changesOf } from './changes.ts'
import { hl7Faults } from './faults.ts'
import type { Hl7State } from './state.ts'

const compactTime = (now: Date): string => now.toISOString().replace(/[-:T]/g, '').slice(0, 14)

const unreadable: Hl7Message = { segments: [] }

const ack = (message: Hl7Message, code: AckCode, state: Hl7State, reason?: string): NonNullable<MllpAnswer['ack']> => ({
  code,
  text: writeHl7(
    acknowledge(message, {
      code,
      controlId: state.uuid(),
      at: compactTime(state.now()),
      ...(reason === undefined ? {} : { reason }),
    }),
  ),
})

/** Why a message is not taken, or undefined: `AR` when it is not for this system, `AE` when something is missing in it. */
const problem = (header: Hl7Header, message: Hl7Message): { code: AckCode; reason: string } | undefined => {
  if (header.code !== 'ADT') return { code: 'AR', reason: `ADT messages are taken, not ${header.code || 'this'}` }
  if (header.event === '') return { code: 'AR', reason: 'MSH-9 names no event' }
  if (header.controlId === '') return { code: 'AE', reason: 'MSH-10 is empty: an acknowledgement could name nothing' }
  if (segmentsNamed(message, 'PID').length === 0) return { code: 'AE', reason: 'no PID segment' }
  return undefined
}

const remember = ({ event }: Hl7Header, person: PidView, state: Hl7State): readonly string[] => {
  const { patientId } = person
  if (patientId === undefined) return ['PID-3 gives no patient number of type PI: the person is not remembered']
  const before = state.people.get(patientId)
  state.people.set(patientId, person)
  if (before === undefined) return event === 'A28' ? [] : [`${event} for ${patientId}, of whom nothing was known`]
  const changes = changesOf(before, person)
  return changes.length === 0 ? [`${event} changes nothing of ${patientId}`] : changes
}

const eventNote = ({ event }: Hl7Header): readonly string[] =>
  Object.hasOwn(identityEvents, event) ? [] : [`${event} is taken, but is not one by which an identity is propagated`]

const accept = (header: Hl7Header, message: Hl7Message, state: Hl7State): MllpAnswer => {
  const [pid] = segmentsNamed(message, 'PID')
  const notes = pid === undefined ? [] : remember(header, readPid(pid), state)
  return { ack: ack(message, 'AA', state), notes: [...eventNote(header), ...notes] }
}

const answer = (header: Hl7Header, message: Hl7Message, state: Hl7State): MllpAnswer => {
  switch (state.fault) {
    case hl7Faults.inError.id:
      return { ack: ack(message, 'AE', state, 'the bench was told to answer AE') }
    case hl7Faults.refused.id:
      return { ack: ack(message, 'AR', state, 'the bench was told to answer AR') }
    case hl7Faults.silent.id:
      return { notes: ['the bench was told not to acknowledge'] }
    case hl7Faults.cut.id:
      return { cut: true }
  }
  const wrong = problem(header, message)
  if (wrong) return { ack: ack(message, wrong.code, state, wrong.reason), notes: [wrong.reason] }
  const taken = accept(header, message, state)
  return state.fault === hl7Faults.slow.id ? { ...taken, delayMs: 5_000 } : taken
}

/** One message as the connected system takes it: read, remembered, acknowledged in original mode. */
export const receive = (bytes: Uint8Array, state: Hl7State): MllpAnswer => {
  let message: Hl7Message
  try {
    message = readHl7(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    const reason = `unreadable message: ${messageOf(error)}`
    return { ack: ack(unreadable, 'AE', state, reason), notes: [reason] }
  }
  const header = headerOf(message)
  return {
    ...(header.event === '' ? {} : { event: header.event }),
    ...(header.controlId === '' ? {} : { controlId: header.controlId }),
    ...answer(header, message, state),
  }
}
