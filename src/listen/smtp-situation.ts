import { setTimeout as wait } from 'node:timers/promises'
import type { SMTPServer } from 'smtp-server'
import type { MailTls } from '../model/service.ts'
import type { Presentable } from './presented.ts'

/** What is used of smtp-server to change its mind while it runs; its types do not publish all of it. */
interface Changeable {
  readonly options: { hideSTARTTLS?: boolean; disabledCommands?: string[] }
  readonly updateSecureContext: (options: object) => void
  readonly connections: ReadonlySet<{ send: (code: number, text: string) => void; close: () => void }>
}

/** Node warns the terminal of a weak group; here it was chosen. */
const quietly = (work: () => void): void => {
  const { emitWarning } = process
  process.emitWarning = () => undefined
  try {
    work()
  } finally {
    process.emitWarning = emitWarning
  }
}

/** How long a client has to close its side of a connection, in milliseconds. */
const farewellMs = 500

/**
 * Lets a mail listener present another certificate, another negotiation or another STARTTLS while a fault of this name is
 * selected. Connections end when that changes, both ways: whoever comes next meets what stands.
 */
export const situationByFault = (
  server: SMTPServer,
  everyDay: Presentable & MailTls,
  others: Readonly<Record<string, Presentable>>,
) => {
  const changeable = server as unknown as Changeable
  let current: Presentable = everyDay
  return {
    /** What follows the reply to STARTTLS in clear. */
    injected: (): string | undefined => (typeof current.startTls === 'object' ? current.startTls.injected : undefined),
    present: async (fault: string | undefined): Promise<void> => {
      const next = (fault === undefined ? undefined : others[fault]) ?? everyDay
      if (next === current) return
      current = next
      const { startTls, ...presented } = next
      quietly(() => changeable.updateSecureContext({ maxVersion: undefined, ...everyDay, ...presented }))
      changeable.options.hideSTARTTLS = startTls === 'hidden'
      changeable.options.disabledCommands = startTls === 'refused' ? ['STARTTLS'] : []
      for (const connection of changeable.connections) {
        connection.send(421, '4.3.2 Service closing, come back')
        connection.close()
      }
      for (let left = farewellMs; left > 0 && changeable.connections.size > 0; left -= 10) await wait(10)
    },
  }
}
