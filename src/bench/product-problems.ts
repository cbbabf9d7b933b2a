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

/** Somebody answers at the pilot's address before the product was started; `named` is what it says it is. */
export const productLeft = (named: { readonly name: string; readonly version: string } | undefined): BancError => {
  const who = named === undefined ? undefined : `${named.name} ${named.version}`
  return new BancError({
    code: 'BANC-PRODUCT-LEFT',
    what: {
      fr: `${who === undefined ? 'Quelqu’un' : `Un produit « ${who} »`} répond déjà à l’adresse du pilote, avant que le banc ait démarré le sien : peut-être le reste d’un run qui a été tué.`,
      en: `${who === undefined ? 'Somebody' : `A product "${who}"`} already answers at the address of the pilot, before the bench has started its own: perhaps left by a run that was killed.`,
    },
    where: 'pilot.url',
    todo: {
      fr: 'Arrêtez-le ou changez de port ; si c’est bien lui que le banc doit conduire, écrivez "start": { "kind": "none" }.',
      en: 'Stop it or use another port; if it is the one to drive, write "start": { "kind": "none" }.',
    },
  })
}
