import type { SaxonPlan } from '../schematron/saxon/saxon.fixture.ts'
import { warmSaxon } from '../schematron/saxon/warm.fixture.ts'

const ms = (value: number): string => `${value.toFixed(1).replace('.', ',')} ms`
const line = (what: string, value: string): string => `${what.padEnd(58)} ${value}`

/**
 * The same documents and rule sets with Saxon-HE in a warm JVM, as lines to print. The style sheets are written by this
 * project with the semantics of ISO Schematron, and agree with the verdicts of the official tool chain.
 */
export const saxonLines = async (plan: SaxonPlan, ownCpuMs: number): Promise<readonly string[]> => {
  const told = await warmSaxon(plan)
  if ('lacks' in told) return ['', `Saxon-HE : NON MESURÉ. Il manque ${told.lacks}.`]
  return [
    '',
    `Saxon-HE, une JVM chaude, ${told.documents} documents :`,
    line('à chaud, un document : lecture et jeux de règles', `médiane ${ms(told.medianMs)}, p95 ${ms(told.p95Ms)}`),
    line('calcul pour tous les exemples, à chaud (processus)', ms(told.processCpuMs)),
    line('calcul pour tous les exemples, à chaud (fil qui juge)', ms(told.threadCpuMs)),
    line('compilation des jeux de règles', ms(told.compileMs)),
    line('mémoire, maximum de ce processus', `${Math.round(told.peakMemoryMb)} Mio`),
    line(
      'calcul de Saxon-HE rapporté à celui du moteur',
      `× ${(told.processCpuMs / ownCpuMs).toFixed(1).replace('.', ',')}`,
    ),
  ]
}
