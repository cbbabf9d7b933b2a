import { describe, expect, test } from 'vitest'
import fc from '../../bench/property.fixture.ts'
import { acknowledge } from './acknowledge.ts'
import { headerOf } from './header.ts'
import { fieldAt, Hl7Error, readHl7, segment, segmentsNamed, valueAt, writeHl7 } from './message.ts'
import { framed, unframe } from './mllp.ts'

const adt = 'MSH|^~\\&|LGC|CAB|BANC|X|20260102||ADT^A28^ADT_A05|12|P|2.5^FRA^2.11\rPID|1||4\\T\\2^^^D&1.2&ISO^PI\r'

describe('an HL7 v2 message', () => {
  test('is read by segment, field, component and subcomponent, from MSH-1 on', () => {
    const message = readHl7(adt)
    expect(headerOf(message)).toMatchObject({ code: 'ADT', event: 'A28', controlId: '12', version: '2.5^FRA^2.11' })
    const [msh] = segmentsNamed(message, 'MSH')
    expect([valueAt(msh, 1), valueAt(msh, 2)]).toEqual(['|', '^~\\&'])
    const [pid] = segmentsNamed(message, 'PID')
    expect(fieldAt(pid, 3)).toEqual([[['4&2'], [''], [''], ['D', '1.2', 'ISO'], ['PI']]])
  })

  test('may declare other delimiters and end its lines as files do', () => {
    const other = readHl7('MSH:*~!+:LGC\r\nPID:::A*B+C\r\n')
    expect(fieldAt(segmentsNamed(other, 'PID')[0], 3)).toEqual([[['A'], ['B', 'C']]])
  })

  test('is written back byte for byte', () => expect(writeHl7(readHl7(adt))).toBe(adt))

  test.each(['', 'PID|1', 'MSH|', 'MSH|^^\\&|'])('%j is none', (text) => {
    expect(() => readHl7(text)).toThrow(Hl7Error)
  })

  test('keeps any text, delimiters and line breaks included', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const written = writeHl7({ segments: [segment('MSH', { 3: 'A' }), segment('PID', { 5: [[text, 'L']] })] })
        expect(valueAt(segmentsNamed(readHl7(written), 'PID')[0], 5)).toBe(text)
      }),
    )
  })
})

test('an acknowledgement goes back to the sender and names what it answers', () => {
  const ack = acknowledge(readHl7(adt), { code: 'AE', reason: 'PID absent', controlId: '1', at: '20260102' })
  expect(writeHl7(ack)).toBe(
    'MSH|^~\\&|BANC|X|LGC|CAB|20260102||ACK^A28^ACK|1|P|2.5^FRA^2.11||||||UNICODE UTF-8\rMSA|AE|12|PID absent\rERR||||E||||PID absent\r',
  )
})

describe('the MLLP framing', () => {
  test('gives messages however the bytes are cut', () => {
    const messages = ['one', 'two é', 'three']
    const bytes = Buffer.concat(messages.map(framed))
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length)), (cuts) => {
        const edges = [0, ...cuts.toSorted((one, other) => one - other), bytes.length]
        const seen: string[] = []
        let rest: Uint8Array = new Uint8Array()
        edges.slice(1).forEach((end, at) => {
          const taken = unframe(Buffer.concat([rest, bytes.subarray(edges[at], end)]))
          seen.push(...taken.found.map(({ bytes: found }) => Buffer.from(found).toString()))
          rest = taken.rest
        })
        expect(seen).toEqual(messages)
      }),
    )
  })

  test('tells bytes that stand outside a block', () => {
    const { found } = unframe(Buffer.concat([Buffer.from('MSH|x\r'), framed('a')]))
    expect(found.map(({ kind }) => kind)).toEqual(['stray', 'message'])
  })
})
