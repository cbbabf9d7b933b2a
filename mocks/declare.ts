import type { Assumption, Fault } from '../src/model/service.ts'

/** Declares a fault of a service: what a scenario selects to make it misbehave. */
export const fault = <const I extends string>(id: I, fr: string, en: string): Fault & { readonly id: I } => ({
  id,
  title: { fr, en },
})

/** Declares an assumption of a service: what it does, or what is judged, without a public text to say so. */
export const assumption = <const I extends `${string}.${string}`>(
  id: I,
  fr: string,
  en: string,
  source: string,
): Assumption & { readonly id: I } => ({ id, statement: { fr, en }, source })
