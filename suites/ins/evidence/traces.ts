import type { Text } from '../../../src/model/text.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'

/** One trace of the product: who and when, and all its text, for what it may name is the product's own affair. */
export interface ReadTrace {
  readonly at: string
  readonly user: string
  readonly action: string
  readonly text: string
}

const field = (trace: object, name: string): string => String(Reflect.get(trace, name) ?? '')

/** The product's journal as last read in this scenario, with the event that shows it; undefined when it was not. */
export const tracesOf = (
  record: ScenarioRecord,
): { readonly id: string; readonly traces: readonly ReadTrace[] } | undefined => {
  const event = record.all('product.traces').at(-1)
  if (event === undefined) return undefined
  const objects = event.data.traces.filter((trace): trace is object => typeof trace === 'object' && trace !== null)
  return {
    id: event.id,
    traces: objects.map((trace) => ({
      at: field(trace, 'at'),
      user: field(trace, 'user'),
      action: field(trace, 'action'),
      text: JSON.stringify(trace),
    })),
  }
}

/**
 * Who acts: whom the action names, if the adapter obeys that, or the pilot's own user. Undefined when nobody says: a
 * trace may then name anybody.
 */
export const actorOf = (record: ScenarioRecord, as: string | undefined): string | undefined => {
  if (as !== undefined) return record.tells('as') ? as : undefined
  return record.capabilities()?.data.user?.nationalId
}

/** Whether a trace is dated, typed and signed by this user, or by somebody (rule 16). */
export const isSigned = ({ at, action, user }: ReadTrace, by: string | undefined): boolean =>
  !Number.isNaN(Date.parse(at)) && action !== '' && (by === undefined ? user !== '' : user === by)

/** The trace that is looked for, in words. */
export const wantedTrace = (by: string | undefined, texts: readonly string[]): Text => ({
  fr: `une trace datée, ${by === undefined ? 'au nom d’un utilisateur' : `au nom de ${by}`}, qui porte ${texts.join(', ')}`,
  en: `a dated trace, in the name of ${by ?? 'a user'}, that has ${texts.join(', ')}`,
})

/** What was found instead. */
export const noSuchTrace = (among: number): Text => ({
  fr: among === 0 ? 'le produit n’a donné aucune trace' : `aucune des traces du produit ne convient (${among} lue(s))`,
  en: among === 0 ? 'the product gave no trace' : `no trace of the product fits (${among} read)`,
})
