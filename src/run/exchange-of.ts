import type { JournalEvent } from '../model/event.ts'

/** Whether an event is an exchange with this service, and of this operation (an HL7 v2 trigger event for MLLP). */
export const isExchangeOf =
  (service: string, operation?: string) =>
  (event: JournalEvent): boolean => {
    if (event.type === 'exchange.http') {
      return event.data.service === service && (operation === undefined || event.data.operation === operation)
    }
    if (event.type === 'exchange.hl7') {
      return event.data.service === service && (operation === undefined || event.data.event === operation)
    }
    return (event.type === 'exchange.smtp' || event.type === 'exchange.imap') && event.data.service === service
  }
