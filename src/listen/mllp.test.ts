import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { hl7Service } from '../../mocks/hl7/service.ts'
import { BancError } from '../model/errors.ts'
import { headerOf } from '../protocols/hl7/header.ts'
import { readHl7, segmentsNamed, valueAt, writeHl7 } from '../protocols/hl7/message.ts'
import { framed } from '../protocols/hl7/mllp.ts'
import { type IdentityEventCode, identityMessage } from '../protocols/hl7/pam.ts'
import { type PidIdentity, pidOf } from '../protocols/ins/pid.ts'
import { listenMllp, type RecordedMllp } from './mllp.ts'
import type { Seat } from './seat.ts'

const person: PidIdentity = {
  patientId: '42',
  ins: { matricule: '275126322074974', oid: '1.2.250.1.213.1.4.10' },
  nomNaissance: 'ADRUN',
  premierPrenom: 'ZOE',
  prenomsNaissance: 'ZOE',
  dateNaissance: '1975-12-31',
  sexe: 'F',
  lieuNaissance: '63220',
  reliability: ['VALI'],
}

const messageOf = (event: IdentityEventCode, who: PidIdentity = person): string =>
  writeHl7(
    identityMessage(
      {
        event,
        controlId: `c-${event}`,
        at: '20260102030405',
        sendingApplication: 'LGC',
        sendingFacility: 'CABINET',
        receivingApplication: 'BANC',
        receivingFacility: 'BANC',
      },
      [pidOf(who, { name: 'CABINET', oid: '1.2.250.1.999.1' })],
    ),
  )

let recorded: RecordedMllp[] = []
let failures: string[] = []
const open: (Seat | Socket)[] = []

afterEach(async () => {
  for (const one of open.splice(0)) 'close' in one ? await one.close() : one.destroy()
})

const start = async (port = 0): Promise<Seat> => {
  recorded = []
  failures = []
  const listener = await listenMllp(hl7Service, {
    host: '127.0.0.1',
    port,
    options: {},
    now: () => new Date(0),
    uuid: () => 'uuid',
    record: (seen) => recorded.push(seen),
    failed: (reason) => failures.push(reason),
  })
  open.push(listener)
  return listener
}

/** Sends bytes, and gives the codes of the acknowledgements once as many as asked have come. */
const say = async ({ port }: Seat, bytes: Uint8Array, count: number): Promise<readonly string[]> => {
  const socket = connect(port, '127.0.0.1')
  socket.write(bytes)
  let text = ''
  const codes = () =>
    [...text.matchAll(/\u000b([^\u001c]*)\u001c\r/g)].map(([, ack = '']) =>
      valueAt(segmentsNamed(readHl7(ack), 'MSA')[0], 1),
    )
  for await (const chunk of socket) {
    text += String(chunk)
    if (codes().length >= count) break
  }
  return codes()
}

test('messages on one connection are acknowledged in order and recorded with their event', async () => {
  const listener = await start()
  const bytes = Buffer.concat([framed(messageOf('A28')), framed(messageOf('A31')), framed(messageOf('A47'))])
  expect(await say(listener, bytes, 3)).toEqual(['AA', 'AA', 'AA'])
  expect(recorded.map(({ event, controlId }) => [event, controlId])).toEqual([
    ['A28', 'c-A28'],
    ['A31', 'c-A31'],
    ['A47', 'c-A47'],
  ])
  expect(headerOf(readHl7(new TextDecoder().decode(recorded[0]?.message))).event).toBe('A28')
})

test.each([
  ['not HL7', 'hello', 'AE', 'hl7.unreadable'],
  ['not an ADT', 'MSH|^~\\&|A||||1||ORU^R01|1\rPID|1\r', 'AR', 'hl7.not-adt'],
  ['without a PID', 'MSH|^~\\&|A||||1||ADT^A31|1\r', 'AE', 'hl7.pid-missing'],
  ['without a control id', 'MSH|^~\\&|A||||1||ADT^A31|\rPID|1\r', 'AE', 'hl7.control-id-missing'],
])('a message that is %s is answered with the reason', async (_, text, code, id) => {
  const listener = await start()
  expect(await say(listener, framed(text), 1)).toEqual([code])
  expect(recorded[0]?.notes).toEqual([expect.objectContaining({ id })])
})

test.each([
  ['in-error', 'AE'],
  ['refused', 'AR'],
])('fault %s answers %s', async (fault, code) => {
  const listener = await start()
  listener.state.fault = fault
  expect(await say(listener, framed(messageOf('A28')), 1)).toEqual([code])
  expect(recorded[0]).toMatchObject({ fault, ack: { code } })
})

test('fault cut closes the connection and records that nothing was answered', async () => {
  const listener = await start()
  listener.state.fault = 'cut'
  expect(await say(listener, framed(messageOf('A28')), 1)).toEqual([])
  expect(recorded[0]).toMatchObject({ event: 'A28', fault: 'cut' })
  expect(recorded[0]).not.toHaveProperty('ack')
})

test('bytes outside a block, and a message cut in its middle, are reported', async () => {
  const listener = await start()
  const socket = connect(listener.port, '127.0.0.1')
  open.push(socket)
  socket.end(Buffer.concat([Buffer.from('MSH|not framed\r'), framed(messageOf('A28')).subarray(0, 30)]))
  await once(socket, 'close')
  expect(failures).toEqual([expect.stringContaining('outside an MLLP block'), expect.stringContaining('in the middle')])
})

test('500 messages at once over 20 connections are all acknowledged and recorded', async () => {
  const listener = await start()
  const block = Buffer.concat(Array.from({ length: 25 }, () => framed(messageOf('A31'))))
  const acks = await Promise.all(Array.from({ length: 20 }, () => say(listener, block, 25)))
  expect(acks.flat()).toEqual(Array.from({ length: 500 }, () => 'AA'))
  expect(recorded).toHaveLength(500)
})

test('a port that is taken is told', async () => {
  const { port } = await start()
  await expect(start(port)).rejects.toBeInstanceOf(BancError)
})
