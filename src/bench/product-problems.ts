import type { ChildProcess } from 'node:child_process'
import { BancError } from '../model/errors.ts'
import type { Text } from '../model/text.ts'

const startAdvice: Text = {
  fr: 'Vérifiez la commande de démarrage et l’adresse du pilote ; « doctor » les éprouve séparément.',
  en: 'Check the start command and the address of the pilot; "doctor" tries them one by one.',
}

/** The pilot said nothing within that time. */
export const silence = (ms: number): BancError => {
  const seconds = Math.max(0, Math.round(ms / 100) / 10)
  return new BancError({
    code: 'BANC-PILOT-UNREACHABLE',
    what: {
      fr: `Le pilote du produit ne répond pas après ${String(seconds).replace('.', ',')} s.`,
      en: `The product's pilot does not answer after ${seconds} s.`,
    },
    where: 'pilot',
    todo: startAdvice,
  })
}

/** How a process that was not asked to stop came to its end, with the last words of its standard error. */
export const stoppedByItself = ({ exitCode, signalCode }: ChildProcess, stderr: string): Text => {
  const last = stderr.trim().split('\n').slice(-5).join(' | ').slice(-600)
  const said: Text = last === '' ? { fr: '', en: '' } : { fr: ` ; il a dit : ${last}`, en: `; it said: ${last}` }
  // Node gives a negative code to a program that it could not even start.
  if (signalCode === null && (exitCode === null || exitCode < 0)) {
    return { fr: `Le produit n’a pas pu démarrer${said.fr}.`, en: `The product could not start${said.en}.` }
  }
  const how = signalCode ?? `code ${exitCode}`
  return { fr: `Le produit s’est arrêté (${how})${said.fr}.`, en: `The product stopped (${how})${said.en}.` }
}

/** The product that the bench started is not there to be tested; `last` is what its pilot said when asked. */
export const productNotReady = (where: string, what: Text, last?: BancError): BancError =>
  new BancError({
    code: 'BANC-PRODUCT-UNREACHABLE',
    what: last ? { fr: `${what.fr} ${last.what.fr}`, en: `${what.en} ${last.what.en}` } : what,
    where,
    todo: startAdvice,
    cause: last,
  })
