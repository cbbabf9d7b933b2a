import { isA, type JournalEvent } from '../model/event.ts'
import type { Text } from '../model/text.ts'

const seconds = (ms: number): { readonly fr: string; readonly en: string } => {
  const said = String(Math.round(Math.abs(ms) / 100) / 10)
  return { fr: said.replace('.', ','), en: said }
}

/**
 * Why the dates and delays of a scenario prove nothing against the product; undefined when they do. Reads the journal
 * alone, so that a replay says the same.
 */
export const untimely = (events: readonly JournalEvent[]): Text | undefined => {
  const { clockMovedMs, stalledMs } = events.findLast(isA('scenario.ended'))?.data ?? {}
  const times = events.map(({ at }) => Date.parse(at))
  const back = times.findIndex((time, index) => time < (times[index - 1] ?? time))
  if (clockMovedMs !== undefined || back > 0) {
    const by = seconds(clockMovedMs ?? (times[back - 1] ?? 0) - (times[back] ?? 0))
    return {
      fr: `l’horloge de la machine a été déplacée de ${by.fr} s pendant le scénario : il est à rejouer`,
      en: `the machine's clock was moved by ${by.en} s during the scenario: play it again`,
    }
  }
  if (stalledMs === undefined) return undefined
  const by = seconds(stalledMs)
  return {
    fr: `la machine s’est arrêtée ${by.fr} s pendant le scénario, qui ne prouve alors rien contre le produit : il est à rejouer`,
    en: `the machine stood still for ${by.en} s during the scenario, which then proves nothing against the product: play it again`,
  }
}
