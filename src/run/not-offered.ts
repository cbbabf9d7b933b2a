import { BancError } from '../model/errors.ts'
import type { PilotAction } from '../model/pilot.ts'

const code = 'BANC-NOT-OFFERED'

/** The product does not offer an action that a scenario asks for. */
export const notOffered = (action: PilotAction): BancError =>
  new BancError({
    code,
    what: { fr: 'Le produit n’offre pas cette action.', en: 'The product does not offer this action.' },
    where: action,
    todo: { fr: 'Ce scénario est à attester.', en: 'This scenario is to be attested.' },
  })

/** The action that was not offered, when that is what an error says. */
export const missingActionIn = (error: unknown): string | undefined =>
  error instanceof BancError && error.code === code ? error.where : undefined
