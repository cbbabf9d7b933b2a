import type { SoapMessage } from '../../src/protocols/dmp/message.ts'
import { dmpPath } from '../../src/protocols/dmp/names.ts'
import { readMetadata } from '../../src/protocols/xds/metadata.ts'
import type { Metadata } from '../../src/protocols/xds/types.ts'
import { associationType, ns } from '../../src/protocols/xds/uuids.ts'
import type { RightsAction } from '../../src/rules/dmp/rights.ts'
import type { XmlElement } from '../../src/xml/element.ts'
import { withoutAuthorisation } from './access.ts'
import { refusalOf, registryResponse } from './registry-answer.ts'
import { type Asked, type Denial, type Told, transaction } from './transaction.ts'

/** An ITI-57 request. */
export interface Update {
  readonly body: XmlElement
  readonly metadata: Metadata
  /** Statuses that it asks for; none when it changes metadata. */
  readonly newStatuses: readonly string[]
}

const readUpdate = ({ envelope: { body } }: SoapMessage): Update | undefined => {
  if (body.ns !== ns.lcm || body.name !== 'SubmitObjectsRequest') return undefined
  const metadata = readMetadata(body)
  const newStatuses = metadata.associations
    .filter(({ type }) => type === associationType.updateAvailabilityStatus)
    .map(({ slots }) => slots.NewStatus?.[0] ?? '')
  return { body, metadata, newStatuses }
}

export const updateError = (code: string, fr: string, en: string): Denial => ({ code, why: { fr, en } })

/** A management of documents (ITI-57): the changes are looked at together, then made together. */
export const update = (declared: {
  readonly name: string
  readonly takes: (update: Update) => boolean
  readonly right: RightsAction
  /** What would be done, or why it may not be. */
  readonly plan: (asked: Asked<Update>) => readonly (() => void)[] | Denial
}) =>
  transaction<Update>({
    name: declared.name,
    path: dmpPath.registry,
    action: 'TD3.3-response',
    read: (message) => {
      const asked = readUpdate(message)
      return asked !== undefined && declared.takes(asked) ? asked : undefined
    },
    right: () => declared.right,
    needsOpenRecord: true,
    treat: (asked): Told | Denial => {
      // Deleting needs no authorisation (DMP/CONF.05).
      const refused = declared.right === 'TD3.3c-delete' ? undefined : withoutAuthorisation(declared.name, asked)
      const planned = refused ?? declared.plan(asked)
      if ('code' in planned) return planned
      for (const change of planned) change()
      return { body: registryResponse('Success') }
    },
    refused: (denial) => refusalOf([denial]),
  })
