import { messageOf } from '../../src/model/errors.ts'
import { noteText } from '../../src/model/note.ts'
import type { MllpAnswer, Note } from '../../src/model/service.ts'
import { type AckCode, acknowledge } from '../../src/protocols/hl7/acknowledge.ts'
import { type Hl7Header, headerOf } from '../../src/protocols/hl7/header.ts'
import { type Hl7Message, readHl7, segmentsNamed, writeHl7 } from '../../src/protocols/hl7/message.ts'
import { identityEvents } from '../../src/protocols/hl7/pam.ts'
import { type PidView, readPid } from '../../src/protocols/ins/pid.ts'
import { hl7Faults } from './faults.ts'
import { hl7Notes } from './notes.ts'
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

interface Refusal {
  readonly code: AckCode
  readonly reason: string
  readonly note: Note
}

/** Why a message is not taken, or undefined: `AR` when it is not for this system, `AE` when something is missing in it. */
const problem = (header: Hl7Header, message: Hl7Message): Refusal | undefined => {
  const refused = (code: AckCode, note: Note): Refusal => ({
    code,
    reason: noteText(note, Object.values(hl7Notes)).en,
    note,
  })
  if (header.code !== 'ADT') return refused('AR', hl7Notes.notAdt.with({ code: header.code }))
  if (header.event === '') return refused('AR', hl7Notes.eventMissing.with())
  if (header.controlId === '') return refused('AE', hl7Notes.controlIdMissing.with())
  if (segmentsNamed(message, 'PID').length === 0) return refused('AE', hl7Notes.pidMissing.with())
  return undefined
}

const numberNote = ({ patientId }: PidView): readonly Note[] =>
  patientId === undefined ? [hl7Notes.patientNumberMissing.with()] : []

const eventNote = ({ event }: Hl7Header): readonly Note[] =>
  Object.hasOwn(identityEvents, event) ? [] : [hl7Notes.eventOther.with({ event })]

const accept = (header: Hl7Header, message: Hl7Message, state: Hl7State): MllpAnswer => {
  const [pid] = segmentsNamed(message, 'PID')
  const notes = pid === undefined ? [] : numberNote(readPid(pid))
  return { ack: ack(message, 'AA', state), notes: [...eventNote(header), ...notes] }
}

const answer = (header: Hl7Header, message: Hl7Message, state: Hl7State): MllpAnswer => {
  switch (state.fault) {
    case hl7Faults.inError.id:
      return { ack: ack(message, 'AE', state, 'the bench was told to answer AE') }
    case hl7Faults.refused.id:
      return { ack: ack(message, 'AR', state, 'the bench was told to answer AR') }
    case hl7Faults.silent.id:
      return {}
    case hl7Faults.cut.id:
      return { cut: true }
  }
  const wrong = problem(header, message)
  if (wrong) return { ack: ack(message, wrong.code, state, wrong.reason), notes: [wrong.note] }
  const taken = accept(header, message, state)
  return state.fault === hl7Faults.slow.id ? { ...taken, delayMs: 5_000 } : taken
}

/** One message as the connected system takes it: read, acknowledged in original mode. */
export const receive = (bytes: Uint8Array, state: Hl7State): MllpAnswer => {
  let message: Hl7Message
  try {
    message = readHl7(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    const why = messageOf(error)
    return {
      ack: ack(unreadable, 'AE', state, `unreadable message: ${why}`),
      notes: [hl7Notes.unreadable.with({ why })],
    }
  }
  const header = headerOf(message)
  return {
    ...(header.event === '' ? {} : { event: header.event }),
    ...(header.controlId === '' ? {} : { controlId: header.controlId }),
    ...answer(header, message, state),
  }
}
