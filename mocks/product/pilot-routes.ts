import type { Hono } from 'hono'
import type { Observable, PilotAction } from '../../src/model/pilot.ts'
import type { ActionHandlers } from './context.ts'
import type { Product } from './context-of.ts'

/** The reference product gives all that it has, but for what only an unreadable PDF would need. */
const observes: readonly Observable[] = [
  'identity.matricule',
  'identity.oid',
  'identity.nomUtilise',
  'identity.prenomUtilise',
  'identity.attributs',
  'identity.justificatif',
  'identity.alerts',
  'worklist.patientId',
  'worklist.title',
  'document.patientId',
  'session.accountId',
  'session.cguUrl',
  'session.libraries',
  'session.bindingMessage',
  'traces',
  'refusals',
  'messages',
  'as',
]

/** Adds the pilot contract to the product's server: the thin adapter that a vendor writes beside its own product. */
export const mountPilot = (app: Hono, product: Product, handlers: ActionHandlers): void => {
  app.get('/pilot/capabilities', (context) =>
    context.json({
      product: { name: product.software.name, version: product.software.version },
      profiles: ['Général'],
      actions: Object.keys(handlers),
      observes,
      user: product.defaultUser,
    }),
  )
  app.post('/pilot/actions/:action', async (context) => {
    const handle = handlers[context.req.param('action') as PilotAction] as
      | ((params: unknown, product: Product) => Promise<object>)
      | undefined
    if (!handle) return context.json({ message: 'action non offerte' }, 404)
    try {
      return context.json(await handle(await context.req.json(), product))
    } catch (error) {
      return context.json({ message: error instanceof Error ? error.message : String(error) }, 500)
    }
  })
  app.get('/pilot/traces', (context) => context.json({ traces: product.traces }))
}
