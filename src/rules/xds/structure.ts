import { associationType, documentEntryScheme, submissionSetScheme } from '../../protocols/xds/uuids.ts'
import { type Rule, rule, wholeDocument } from '../rule.ts'
import { associations, documentEntries, members, owned, slotValues, submissionSets } from './select.ts'

const clause = 'IHE ITI TF-3, 4.2.1 (modèle ebRIM)'

const known: readonly string[] = [...Object.values(submissionSetScheme), ...Object.values(documentEntryScheme)]
const folder = /^urn:uuid:(?:1ba97051|d9d542f3|f64ffdf0|75df8f67)/
const limitedMetadata = /^urn:uuid:(?:ab9b591b|5003a9db|2c144a76|abd807a3)/

const isUuidOrSymbol = (id: string | undefined): boolean => id !== undefined && id.trim() !== ''

export const oneSubmissionSet = rule({
  id: 'xds.one-submission-set',
  clause,
  title: { fr: 'La soumission a un lot, et un seul', en: 'The submission has one submission set' },
  context: wholeDocument,
  judge: (request) => {
    const found = submissionSets(request)
    return found.length === 1
      ? undefined
      : {
          at: found[1] ?? request,
          message: {
            fr: `${found.length} RegistryPackage classés lot de soumission, attendu un seul.`,
            en: `${found.length} RegistryPackages are classified as submission sets, expected one.`,
          },
        }
  },
})

export const somethingSubmitted = rule({
  id: 'xds.something-submitted',
  clause,
  title: { fr: 'La soumission porte sur un document', en: 'The submission is about a document' },
  context: wholeDocument,
  judge: (request) =>
    documentEntries(request).length > 0 ||
    associations(request).some(
      ({ attributes }) => attributes.associationType === associationType.updateAvailabilityStatus,
    )
      ? undefined
      : { fr: "La soumission n'a aucun ExtrinsicObject.", en: 'The submission has no ExtrinsicObject.' },
})

/** One submission set, its documents and the associations that tie them. */
export const structureRules: readonly Rule[] = [
  oneSubmissionSet,
  somethingSubmitted,
  rule({
    id: 'xds.entry-is-member',
    clause,
    title: { fr: 'Chaque document appartient au lot (HasMember)', en: 'Each document is in the set (HasMember)' },
    context: documentEntries,
    judge: (entry) => {
      const request = entry.parent?.parent
      const sets = request ? submissionSets(request).map(({ attributes }) => attributes.id) : []
      const tied = request ? members(request).filter((one) => one.attributes.targetObject === entry.attributes.id) : []
      return tied.some((one) => sets.includes(one.attributes.sourceObject))
        ? undefined
        : {
            fr: `Aucune association HasMember ne va du lot au document ${entry.attributes.id ?? '(sans id)'}.`,
            en: `No HasMember association goes from the set to the document ${entry.attributes.id ?? '(no id)'}.`,
          }
    },
  }),
  rule({
    id: 'xds.member-status',
    clause,
    title: {
      fr: "L'association d'un document soumis a le statut Original",
      en: 'The association of a submitted document has the status Original',
    },
    context: (request) => {
      const ids = documentEntries(request).map(({ attributes }) => attributes.id)
      return members(request).filter(({ attributes }) => ids.includes(attributes.targetObject))
    },
    judge: (member) => {
      const [status = '(absent)'] = slotValues(member, 'SubmissionSetStatus')
      return status === 'Original'
        ? undefined
        : {
            fr: `SubmissionSetStatus vaut « ${status} », attendu Original.`,
            en: `SubmissionSetStatus is "${status}", expected Original.`,
          }
    },
  }),
  rule({
    id: 'xds.association-ends',
    clause,
    title: { fr: 'Une association a une origine et une cible', en: 'An association has a source and a target' },
    context: associations,
    judge: ({ attributes: { sourceObject, targetObject, associationType: type } }) =>
      isUuidOrSymbol(sourceObject) && isUuidOrSymbol(targetObject) && isUuidOrSymbol(type)
        ? undefined
        : {
            fr: `Association incomplète : type ${type ?? '∅'}, de ${sourceObject ?? '∅'} à ${targetObject ?? '∅'}.`,
            en: `Incomplete association: type ${type ?? '∅'}, from ${sourceObject ?? '∅'} to ${targetObject ?? '∅'}.`,
          },
  }),
  rule({
    id: 'xds.replacement',
    clause: "Guide d'intégration du DMP, remplacement (RPLC)",
    title: {
      fr: 'Un remplacement va d’un document soumis à l’entryUUID d’un autre',
      en: 'A replacement goes from a submitted document to the entryUUID of another',
    },
    context: (request) =>
      associations(request).filter(({ attributes }) => attributes.associationType === associationType.replaces),
    judge: (association) => {
      const request = association.parent?.parent
      const ids = request ? documentEntries(request).map(({ attributes }) => attributes.id) : []
      const { sourceObject = '∅', targetObject = '∅' } = association.attributes
      return ids.includes(sourceObject) && /^urn:uuid:/.test(targetObject) && sourceObject !== targetObject
        ? undefined
        : {
            fr: `RPLC va de ${sourceObject} à ${targetObject} : attendu d'un document de la soumission à un urn:uuid.`,
            en: `RPLC goes from ${sourceObject} to ${targetObject}: expected from a submitted document to a urn:uuid.`,
          }
    },
  }),
  rule({
    id: 'xds.owner',
    clause,
    title: {
      fr: "Classifications et identifiants désignent l'objet qui les porte",
      en: 'Classifications and identifiers name the object that holds them',
    },
    context: (request) => [...submissionSets(request), ...documentEntries(request)].flatMap(owned),
    judge: ({ attributes: { classifiedObject, registryObject }, parent }) => {
      const named = classifiedObject ?? registryObject
      return named === parent?.attributes.id
        ? undefined
        : {
            fr: `L'objet désigné est ${named ?? '(absent)'}, attendu ${parent?.attributes.id ?? '(sans id)'}.`,
            en: `The object named is ${named ?? '(absent)'}, expected ${parent?.attributes.id ?? '(no id)'}.`,
          }
    },
  }),
  // A warning: ebRIM admits other schemes; a mistyped one makes its metadata disappear.
  rule({
    id: 'xds.known-scheme',
    clause,
    severity: 'warning',
    title: { fr: 'Le schéma de classification est connu de XDS', en: 'The scheme is one that XDS knows' },
    context: (request) =>
      [...submissionSets(request), ...documentEntries(request)]
        .flatMap(owned)
        .filter(({ attributes }) => attributes.classificationScheme ?? attributes.identificationScheme),
    judge: ({ attributes: { classificationScheme, identificationScheme } }) => {
      const scheme = classificationScheme ?? identificationScheme ?? ''
      return known.includes(scheme) || folder.test(scheme) || limitedMetadata.test(scheme)
        ? undefined
        : { fr: `Le schéma ${scheme} n'est pas de XDS.`, en: `The scheme ${scheme} is not one of XDS.` }
    },
  }),
]
