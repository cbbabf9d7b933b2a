import { associationType, ns, submissionSetScheme } from '../../protocols/xds/uuids.ts'
import { type PlacedElement, walk } from '../../xml/placed.ts'

/** Selections in an ebRIM 3 SubmitObjectsRequest. Each takes the request and gives placed elements. */
const rim = (from: PlacedElement | undefined, name: string): readonly PlacedElement[] =>
  from?.children.filter((child) => child.ns === ns.rim && child.name === name) ?? []

/** The request of a file: its root, or what a ProvideAndRegister or a SOAP body wraps. */
export const requestIn = (root: PlacedElement): PlacedElement | undefined =>
  walk(root).find(({ ns: space, name }) => space === ns.lcm && name === 'SubmitObjectsRequest')

export const objectList = (request: PlacedElement): PlacedElement | undefined => rim(request, 'RegistryObjectList')[0]

export const documentEntries = (request: PlacedElement): readonly PlacedElement[] =>
  rim(objectList(request), 'ExtrinsicObject')

export const associations = (request: PlacedElement): readonly PlacedElement[] =>
  rim(objectList(request), 'Association')

export const members = (request: PlacedElement): readonly PlacedElement[] =>
  associations(request).filter(({ attributes }) => attributes.associationType === associationType.hasMember)

const classifies = (package_: PlacedElement) => (one: PlacedElement) =>
  one.attributes.classificationNode === submissionSetScheme.classificationNode &&
  one.attributes.classifiedObject === package_.attributes.id

/** Packages that a classification node declares to be a submission set, inside them or beside them. */
export const submissionSets = (request: PlacedElement): readonly PlacedElement[] => {
  const list = objectList(request)
  const beside = rim(list, 'Classification')
  return rim(list, 'RegistryPackage').filter((one) => [...beside, ...rim(one, 'Classification')].some(classifies(one)))
}

export const slotOf = (element: PlacedElement, name: string): PlacedElement | undefined =>
  rim(element, 'Slot').find(({ attributes }) => attributes.name === name)

export const valuesOf = (slot: PlacedElement | undefined): readonly string[] =>
  rim(rim(slot, 'ValueList')[0], 'Value').map(({ text }) => text.trim())

export const slotValues = (element: PlacedElement, name: string): readonly string[] => valuesOf(slotOf(element, name))

export const classifications = (element: PlacedElement, scheme: string): readonly PlacedElement[] =>
  rim(element, 'Classification').filter(({ attributes }) => attributes.classificationScheme === scheme)

export const externalIdentifiers = (element: PlacedElement, scheme: string): readonly PlacedElement[] =>
  rim(element, 'ExternalIdentifier').filter(({ attributes }) => attributes.identificationScheme === scheme)

export const labelOf = (element: PlacedElement): string | undefined =>
  rim(rim(element, 'Name')[0], 'LocalizedString')[0]?.attributes.value

/** Everything inside an object that points back to it or names a scheme. */
export const owned = (element: PlacedElement): readonly PlacedElement[] => [
  ...rim(element, 'Classification'),
  ...rim(element, 'ExternalIdentifier'),
]
