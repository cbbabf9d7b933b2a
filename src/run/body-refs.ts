import type { BlobRef, JournalEvent } from '../model/event.ts'

const all = (...refs: readonly (BlobRef | undefined)[]): readonly BlobRef[] => refs.filter((ref) => ref !== undefined)

/** The bodies that an event refers to. What a product says of itself refers to none, whatever it looks like. */
export const bodyRefsOf = (event: JournalEvent): readonly BlobRef[] => {
  switch (event.type) {
    case 'exchange.http':
      return all(event.data.request.body, event.data.response.body)
    case 'exchange.smtp':
      return [event.data.message]
    case 'exchange.hl7':
      return all(event.data.message, event.data.ack?.message)
    case 'browser.hop':
      return all(event.data.body)
    case 'browser.page':
      return all(event.data.screenshot)
    case 'product.exited':
      return [event.data.stdout, event.data.stderr]
    default:
      return []
  }
}
