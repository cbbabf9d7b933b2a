import type { TSchema } from 'typebox'
import type { Static } from '../shape.ts'
import { documentActions } from './documents.ts'
import { identityActions } from './identities.ts'
import { sessionActions } from './sessions.ts'
import { settingActions } from './settings.ts'

/** Every action that the bench may ask of a product, with its parameters and its result. */
export const actions = { ...identityActions, ...documentActions, ...settingActions, ...sessionActions }

type Actions = typeof actions

export type PilotAction = keyof Actions

type Sides<A extends { readonly params: TSchema; readonly result: TSchema }> = {
  readonly params: Static<A['params']>
  readonly result: Static<A['result']>
}

type ActionTypes = { readonly [A in PilotAction]: Sides<Actions[A]> }

// An interface, so that TypeScript knows every action even where one is only named by a type parameter.
/** The types of every action. */
export interface PilotActions extends ActionTypes {}
