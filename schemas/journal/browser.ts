import Type from 'typebox'
import { closed, type Static } from '../shape.ts'
import { BlobRef, Name, Status } from './parts.ts'

export const StoredItems = Type.Array(closed({ key: Type.String(), value: Type.String() }), { $id: 'storedItems' })
export type StoredItem = Static<typeof StoredItems>[number]

const BrowserStorage = closed(
  {
    local: StoredItems,
    session: StoredItems,
    cookies: Type.Array(
      closed(
        {
          name: Type.String(),
          value: Type.Optional(Type.String()),
          httpOnly: Type.Boolean(),
          secure: Type.Boolean(),
          sameSite: Type.String(),
        },
        { description: 'The value is there only when scripts can read the cookie.' },
      ),
    ),
  },
  { description: "What the page's origin keeps in the browser." },
)
export type BrowserStorage = Static<typeof BrowserStorage>

/** What the bench's own browser asked for and saw. */
export const browserEvents = {
  'browser.hop': closed(
    {
      step: Type.String(),
      method: Name,
      url: Type.String(),
      status: Status,
      location: Type.Optional(Type.String()),
      body: Type.Optional(BlobRef),
    },
    { description: "One page that the bench's own user agent asked for." },
  ),
  'browser.page': closed(
    {
      step: Type.String(),
      url: Type.String(),
      screenshot: Type.Optional(BlobRef),
      requests: Type.Array(closed({ url: Type.String(), method: Type.String(), resourceType: Type.String() }), {
        description: 'What pages asked of other origins than their own since the page before.',
      }),
      storage: BrowserStorage,
    },
    {
      description:
        "What stands in a real browser at the end of its steps: image, requests to other origins, storage of the page's origin.",
    },
  ),
}
