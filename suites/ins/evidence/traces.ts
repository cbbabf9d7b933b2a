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

/** Who acts when an action does not say: the pilot's own user. */
export const actorOf = (record: ScenarioRecord, as: string | undefined): string =>
  as ?? record.capabilities()?.data.user?.nationalId ?? ''

/** Whether a trace is dated, typed and signed by this user (rule 16). */
export const isSigned = ({ at, action, user }: ReadTrace, by: string): boolean =>
  !Number.isNaN(Date.parse(at)) && action !== '' && user === by
