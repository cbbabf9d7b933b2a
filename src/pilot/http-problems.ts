import { BancError, messageOf } from '../model/errors.ts'
import type { Text } from '../model/text.ts'

const forbiddenPort: Text = {
  fr: 'son port est de ceux où la norme Fetch interdit de se connecter',
  en: 'its port is one of those to which the Fetch standard forbids to connect',
}

/** `fetch` says « fetch failed »: what happened is its cause, which a name with two addresses may leave without words. */
const happened = (error: unknown): Text => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const said = messageOf(cause) || (cause instanceof Error && 'code' in cause ? String(cause.code) : 'fetch failed')
  return said === 'bad port' ? forbiddenPort : { fr: said, en: said }
}

export const tooSlow = (url: string, ms: number, cause: unknown): BancError =>
  unreachable(url, cause, {
    fr: `Le pilote du produit n’a pas répondu en ${String(ms / 1000).replace('.', ',')} s.`,
    en: `The product's pilot did not answer within ${ms / 1000} s.`,
  })

export const notAnswering = (url: string, cause: unknown): BancError =>
  unreachable(url, cause, {
    fr: `Le pilote du produit ne répond pas : ${happened(cause).fr}.`,
    en: `The product's pilot does not answer: ${happened(cause).en}.`,
  })

const unreachable = (url: string, cause: unknown, what: Text): BancError =>
  new BancError({
    code: 'BANC-PILOT-UNREACHABLE',
    what,
    where: url,
    todo: {
      fr: 'Vérifiez que le produit et son adaptateur sont démarrés, et pilot.url et pilot.timeoutMs (« doctor » aide).',
      en: 'Check that the product and its adapter are running, and pilot.url and pilot.timeoutMs ("doctor" helps).',
    },
    cause,
  })

/** What a product says when it fails may be a whole page: its beginning will do, without the end that a sentence adds. */
const brief = (said: string): string => {
  const text = said.trim().replace(/\s+/g, ' ').replace(/\.$/, '')
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

export const refused = (url: string, status: number, said: string): BancError =>
  new BancError({
    code: 'BANC-PILOT-REFUSED',
    what: {
      fr: `Le pilote du produit a répondu ${status} : ${brief(said)}.`,
      en: `The product's pilot answered ${status}: ${brief(said)}.`,
    },
    where: url,
    todo: {
      fr: 'Regardez la sortie du produit pour cette action.',
      en: "Look at the product's output for this action.",
    },
  })

export const offContract = (url: string, problems: readonly Text[]): BancError =>
  new BancError({
    code: 'BANC-PILOT-CONTRACT',
    what: {
      fr: `La réponse du pilote ne suit pas le contrat : ${problems.map(({ fr }) => fr).join(' ; ')}.`,
      en: `The pilot's answer does not follow the contract: ${problems.map(({ en }) => en).join('; ')}.`,
    },
    where: url,
    todo: {
      fr: 'Corrigez l’adaptateur d’après schemas/pilot.openapi.json.',
      en: 'Correct the adapter after schemas/pilot.openapi.json.',
    },
  })

/** @param type the media type that the answer gives itself; empty when it gives none */
export const notJson = (type: string): Text => ({
  fr: `ce n’est pas du JSON (content-type : ${type || 'absent'})`,
  en: `it is not JSON (content-type: ${type || 'absent'})`,
})
