import { BancError } from '../model/errors.ts'
import type { EventType, JournalEvent } from '../model/event.ts'
import type { Text } from '../model/text.ts'
import { bodyRefsOf } from './body-refs.ts'
import { limits } from './limits.ts'
import { weigh } from './weight.ts'

/** What a journal may still take, so that what is written is what its reader takes in. */
export interface Allowance {
  /** Counts an event and the bytes of its line. @throws BancError BANC-JOURNAL-FULL, and then nothing is counted */
  readonly take: (event: JournalEvent, line: Uint8Array) => void
}

/** Bounds of one journal; those of its reader unless a test has smaller ones. */
export type Bounds = Readonly<Record<'events' | 'journal' | 'values' | 'bodies' | 'line' | 'depth' | 'body', number>>

/** How a run ends and is sealed is always written: for it a part of each bound is kept. */
const closing: ReadonlySet<EventType> = new Set(['scenario.ended', 'product.exited', 'run.ended', 'run.sealed'])
const keptFor = 0.9

const full = (where: string, what: Text): BancError =>
  new BancError({
    code: 'BANC-JOURNAL-FULL',
    what,
    where,
    todo: {
      fr: 'Ce qui précède est jugé. Jouez le run en plusieurs fois (--only, --suite), ou faites dire moins au produit.',
      en: 'What came before is judged. Run in several parts (--only, --suite), or have the product say less.',
    },
    exitCode: 3,
  })

const one = (what: Text, most: number): Text => ({
  fr: `${what.fr} dépasse ce que le banc enregistre et relit (${most}).`,
  en: `${what.en} exceeds what the bench records and reads again (${most}).`,
})

const whole = (what: Text, most: number): Text => ({
  fr: `Le journal est plein : ${what.fr} atteignent ce que le banc relit d’un dossier (${most}).`,
  en: `The journal is full: ${what.en} reach what the bench reads of a dossier (${most}).`,
})

/** Counts what a journal holds, from the lines that it has already. */
export const allowance = (where: string, before: readonly JournalEvent[] = [], bounds: Bounds = limits): Allowance => {
  const soFar = { events: 0, journal: 0, values: 0, bodies: 0 }
  const known = new Set<string>()

  const newBodies = (event: JournalEvent): readonly (readonly [key: string, size: number])[] =>
    bodyRefsOf(event)
      .map(({ sha256, size }) => [`${sha256} ${size}`, size] as const)
      .filter(([key]) => !known.has(key))

  const add = (bodies: ReturnType<typeof newBodies>, size: number, values: number): void => {
    soFar.events += 1
    soFar.journal += size + 1
    soFar.values += values
    for (const [key, bytes] of bodies) {
      known.add(key)
      soFar.bodies += bytes
    }
  }

  for (const event of before) {
    const line = Buffer.from(JSON.stringify(event))
    add(newBodies(event), line.byteLength, weigh(line).values)
  }

  return {
    take: (event, line) => {
      const { values, depth } = weigh(line)
      if (line.byteLength > bounds.line) {
        throw full(event.id, one({ fr: 'La longueur d’un événement', en: 'The length of an event' }, bounds.line))
      }
      if (depth > bounds.depth) {
        throw full(event.id, one({ fr: 'L’imbrication d’un événement', en: 'The nesting of an event' }, bounds.depth))
      }
      if (bodyRefsOf(event).some(({ size }) => size > bounds.body)) {
        throw full(event.id, one({ fr: 'La taille d’un corps', en: 'The size of a body' }, bounds.body))
      }
      const bodies = newBodies(event)
      if (!closing.has(event.type)) {
        const held = bodies.reduce((sum, [, size]) => sum + size, soFar.bodies)
        const after: readonly (readonly [number, number, Text])[] = [
          [soFar.events + 1, bounds.events, { fr: 'ses événements', en: 'its events' }],
          [soFar.journal + line.byteLength + 1, bounds.journal, { fr: 'ses octets', en: 'its bytes' }],
          [soFar.values + values, bounds.values, { fr: 'ses valeurs', en: 'its values' }],
          [held, bounds.bodies, { fr: 'les octets de ses corps', en: 'the bytes of its bodies' }],
        ]
        const passed = after.find(([count, most]) => count > most * keptFor)
        if (passed) throw full(where, whole(passed[2], passed[1]))
      }
      add(bodies, line.byteLength, values)
    },
  }
}
