import { BancError, messageOf } from '../model/errors.ts'
import { PageTooLarge } from './browser-request.ts'

const seeTheProduct = {
  fr: 'Vérifiez que le produit est démarré et que cette adresse répond dans un navigateur.',
  en: 'Check that the product is started and that this address answers in a browser.',
}

export const unknownScheme = (url: string): BancError =>
  new BancError({
    code: 'BANC-BROWSE-ADDRESS',
    what: {
      fr: 'Ce n’est pas une adresse http ou https que le navigateur du banc puisse ouvrir.',
      en: 'This is not an http or https address that the bench’s browser can open.',
    },
    where: url,
    todo: {
      fr: 'Vérifiez `loginUrl` ou la redirection que la page précédente a donnée.',
      en: 'Check `loginUrl` or the redirect that the page before gave.',
    },
  })

export const tooManyRedirects = (url: string, max: number): BancError =>
  new BancError({
    code: 'BANC-BROWSE-REDIRECTS',
    what: { fr: `Plus de ${max} redirections à la suite.`, en: `More than ${max} redirects in a row.` },
    where: url,
    todo: {
      fr: 'Les redirections tournent sans doute en boucle : suivez-les dans le journal (browser.hop).',
      en: 'The redirects probably loop: follow them in the journal (browser.hop).',
    },
  })

const codeOf = (error: Error): unknown => ('code' in error ? error.code : undefined)

/** What a request failed with, told as what it means for a person. */
export const browseFailure = (error: unknown, url: string, deadlineMs: number, maxBytes: number): BancError => {
  if (error instanceof PageTooLarge) {
    return new BancError({
      code: 'BANC-BROWSE-TOO-LARGE',
      what: {
        fr: `La page dépasse ${maxBytes / 1024 / 1024} Mo.`,
        en: `The page is larger than ${maxBytes / 1024 / 1024} MB.`,
      },
      where: url,
      todo: seeTheProduct,
      cause: error,
    })
  }
  if (error instanceof Error && (error.name === 'TimeoutError' || codeOf(error) === 'ETIMEDOUT')) {
    return new BancError({
      code: 'BANC-BROWSE-TIMEOUT',
      what: {
        fr: `La page n’est pas arrivée en ${deadlineMs / 1000} s.`,
        en: `The page did not come within ${deadlineMs / 1000} s.`,
      },
      where: url,
      todo: seeTheProduct,
      cause: error,
    })
  }
  return new BancError({
    code: 'BANC-BROWSE-UNREACHABLE',
    what: {
      fr: `La page n’a pas pu être lue (${messageOf(error)}).`,
      en: `The page could not be read (${messageOf(error)}).`,
    },
    where: url,
    todo: seeTheProduct,
    cause: error,
  })
}
