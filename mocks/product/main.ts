import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { ActionHandlers, Environment } from './context.ts'
import { createProduct } from './context-of.ts'
import { defects as known } from './defects.ts'
import { dmpActions } from './dmp/actions.ts'
import { documentActions } from './documents/actions.ts'
import { insActions } from './ins/actions.ts'
import { mssActions } from './mss/actions.ts'
import { mountPilot } from './pilot-routes.ts'
import { pscActions } from './psc/actions.ts'
import { mountPsc } from './psc/routes.ts'

// The reference product ("produit de référence"): a small LGC in a process of its own, which reaches the national
// services over the network only. `BANC_ENVIRONMENT` names the file that says where they are.

const { values } = parseArgs({ options: { defects: { type: 'string', default: '' } } })
const defects = values.defects.split(',').filter((id) => id !== '')
const unknown = defects.find((id) => !known.some((defect) => defect.id === id))
const environmentFile = process.env.BANC_ENVIRONMENT

if (unknown !== undefined || environmentFile === undefined) {
  const problem = unknown === undefined ? 'BANC_ENVIRONMENT is not set' : `unknown defect ${unknown}`
  process.stderr.write(`reference product: ${problem}\n`)
  process.exit(2)
}

const environment: Environment = JSON.parse(readFileSync(environmentFile, 'utf8'))
const product = createProduct(environment, defects)
const app = new Hono()
const handlers: ActionHandlers = { ...insActions, ...documentActions, ...dmpActions, ...mssActions, ...pscActions }
mountPilot(app, product, handlers)
mountPsc(app, product)

const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: environment.product.port }, () => {
  process.stdout.write(`reference product listening on ${environment.product.url}\n`)
})

const stop = (): void => {
  server.close(() => process.exit(0))
  if ('closeAllConnections' in server) server.closeAllConnections()
}
process.on('SIGTERM', stop).on('SIGINT', stop)
// The bench holds the other end of standard input: its end is the bench's, however it died.
process.stdin.on('end', stop).resume()
