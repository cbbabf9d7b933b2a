import type { AnyMailService, MailService, MockState } from '../model/service.ts'
import { listenConversation, type RecordedConversation } from './conversation.ts'
import type { Seat } from './seat.ts'
import { listenSmtp, type SmtpSetting } from './smtp.ts'

export interface MailSetting extends SmtpSetting {
  readonly recordAccess: (seen: RecordedConversation) => void
}

export interface MailSeat<S extends MockState = MockState> extends Seat<S> {
  /** Where mailboxes are read; undefined for a service that only takes mail. */
  readonly accessUrl: string | undefined
}

/**
 * Hosts a mail service: where mail is handed in and, on a port of its own with the same state, where mailboxes are read.
 * @throws what `listenSmtp` and `listenConversation` throw
 */
export const listenMail = async (service: AnyMailService, setting: MailSetting): Promise<MailSeat> => {
  const { access }: MailService<MockState> = service
  if (access === undefined) return { ...(await listenSmtp(service, setting)), accessUrl: undefined }
  const state = Promise.withResolvers<MockState>()
  const address = Promise.withResolvers<string>()
  // Each side waits for the other: the service starts with the second address, the second side with its state.
  state.promise.catch(() => {})
  const starting = listenConversation<MockState>(
    {
      ...access,
      name: service.name,
      tls: service.tls,
      start: ({ url }) => {
        address.resolve(url)
        return state.promise
      },
    },
    { ...setting, port: access.port(setting.options), record: setting.recordAccess },
  )
  starting.catch(address.reject)
  const accessUrl = await address.promise
  try {
    const main = await listenSmtp(
      { ...service, start: (known) => service.start({ ...known, apartUrl: accessUrl }) },
      setting,
    )
    state.resolve(main.state)
    const second = await starting
    return {
      ...main,
      accessUrl,
      close: async () => void (await Promise.all([main.close(), second.close()])),
    }
  } catch (error) {
    state.reject(error)
    await starting.catch(() => {})
    throw error
  }
}
