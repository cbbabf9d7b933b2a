import type { PilotAction, PilotActions } from '../../schemas/pilot/actions.ts'
import type { Observable } from '../../schemas/pilot/observes.ts'
import type { Capabilities } from '../../schemas/pilot/product.ts'

// The pilot's words come from its contract; whoever may not read contracts finds them here.
export type { Capabilities, Habilitation } from '../../schemas/pilot/product.ts'
export type {
  AttributIdentite,
  CarteVitale,
  DisplayedField,
  Identity,
  StatusChange,
  StatutIdentite,
  Traits,
  TypedTraits,
} from '../../schemas/pilot/traits.ts'
export type { Observable, PilotAction, PilotActions }

/** A way of making the product act. Errors are `BancError`s that say whether the product or the pilot is at fault. */
export interface Pilot {
  readonly capabilities: () => Promise<Capabilities>
  readonly act: <A extends PilotAction>(
    action: A,
    params: PilotActions[A]['params'],
  ) => Promise<PilotActions[A]['result']>
  readonly traces: () => Promise<readonly unknown[]>
}
