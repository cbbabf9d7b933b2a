import type { Bundle, Resource, Telecom } from './resources.ts'
import { extensions } from './systems.ts'

/** One MSSanté mailbox of a resource. */
export interface PublishedMailbox {
  readonly address: string
  readonly type: string | undefined
  readonly redList: boolean
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isKnown = (value: unknown): value is { readonly resource: Resource } =>
  isObject(value) &&
  isObject(value.resource) &&
  ['Practitioner', 'PractitionerRole', 'Organization'].includes(String(value.resource.resourceType))

/** The searchset that these bytes hold; undefined for anything else. Entries of other resources are left out. */
export const readBundle = (bytes: Uint8Array): Bundle | undefined => {
  let parsed: unknown
  try {
    parsed = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
  if (!isObject(parsed) || parsed.resourceType !== 'Bundle' || parsed.type !== 'searchset') return undefined
  const entry = Array.isArray(parsed.entry) ? parsed.entry.filter(isKnown) : []
  return { ...(parsed as unknown as Bundle), entry: entry as NonNullable<Bundle['entry']> }
}

/** The address of the next page; undefined on the last one. */
export const nextPage = ({ link }: Bundle): string | undefined => link?.find(({ relation }) => relation === 'next')?.url

const mailboxOf = ({ system, value, extension = [] }: Telecom): readonly PublishedMailbox[] => {
  const kind = extension.find(({ url }) => url === extensions.mailKind)?.valueCoding?.code
  const metadata = extension.find(({ url }) => url === extensions.mailbox)?.extension
  if (system !== 'email' || value === undefined || (kind !== 'MSSANTE' && metadata === undefined)) return []
  const said = (name: string) => metadata?.find(({ url }) => url === name)
  return [
    {
      address: value,
      type: said('type')?.valueCodeableConcept?.coding?.[0]?.code,
      redList: said('listeRouge')?.valueBoolean === true,
    },
  ]
}

/** The MSSanté mailboxes of a resource: an ordinary contact address is none, though it stands in the same list. */
export const mailboxesOf = ({ telecom = [] }: Resource): readonly PublishedMailbox[] => telecom.flatMap(mailboxOf)
