import { BancError } from '../src/model/errors.ts'

/** What the pilot answers of an action that a product may refuse. */
interface MayBeRefused {
  readonly refused?: boolean
  readonly message?: string
}

export type Accepted<R> = Exclude<R, { readonly refused: true }>

export const isAccepted = <R extends MayBeRefused>(result: R): result is Accepted<R> => result.refused !== true

/** The result of an action without which the scenario cannot go on. @throws BancError BANC-PILOT-REFUSED */
export const accepted = <R extends MayBeRefused>(result: R): Accepted<R> => {
  if (isAccepted(result)) return result
  const said = result.message ?? '∅'
  throw new BancError({
    code: 'BANC-PILOT-REFUSED',
    what: {
      fr: `Le produit refuse une action que la suite du scénario demande, et dit : ${said}.`,
      en: `The product refuses an action that the rest of the scenario needs, and says: ${said}.`,
    },
    todo: {
      fr: 'Voyez pourquoi dans la sortie du produit, puis rejouez le scénario.',
      en: 'See why in the output of the product, then run the scenario again.',
    },
  })
}
