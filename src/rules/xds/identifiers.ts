import { isInsOid, isMatricule } from '../../protocols/ins/matricule.ts'
import { parseCx } from '../../protocols/xds/cx.ts'
import { documentEntryScheme, submissionSetScheme } from '../../protocols/xds/uuids.ts'
import type { PlacedElement } from '../../xml/placed.ts'
import { type Rule, rule } from '../rule.ts'
import { identifierOnce, ofDocument, ofSubmissionSet } from './build.ts'
import { documentEntries, externalIdentifiers, slotOf, submissionSets, valuesOf } from './select.ts'

const oid = /^[0-2](?:\.(?:0|[1-9]\d*))+$/
const cx = /^[^^&]+\^\^\^&[0-2](?:\.\d+)+&ISO(?:\^(?:NH|PI|[A-Z]+))?(?:\^.*)?$/

const patientIds = (request: PlacedElement): readonly PlacedElement[] => [
  ...submissionSets(request).flatMap((set) => externalIdentifiers(set, submissionSetScheme.patientId)),
  ...documentEntries(request).flatMap((entry) => externalIdentifiers(entry, documentEntryScheme.patientId)),
]

const uniqueIds = (request: PlacedElement): readonly PlacedElement[] => [
  ...submissionSets(request).flatMap((set) => externalIdentifiers(set, submissionSetScheme.uniqueId)),
  ...documentEntries(request).flatMap((entry) => externalIdentifiers(entry, documentEntryScheme.uniqueId)),
]

const isOid = (text: string): boolean => text.length <= 64 && oid.test(text)

const notCx = (name: string, value: string) => ({
  fr: `${name} vaut « ${value} », attendu id^^^&OID&ISO^type.`,
  en: `${name} is "${value}", expected id^^^&OID&ISO^type.`,
})

/** Who the documents are about, and how the documents and the set are named. */
export const identifierRules: readonly Rule[] = [
  identifierOnce('xds.set-patientId', ofSubmissionSet, submissionSets, submissionSetScheme.patientId, 'patientId'),
  identifierOnce('xds.set-sourceId', ofSubmissionSet, submissionSets, submissionSetScheme.sourceId, 'sourceId'),
  identifierOnce('xds.set-uniqueId', ofSubmissionSet, submissionSets, submissionSetScheme.uniqueId, 'uniqueId'),
  identifierOnce('xds.patientId', ofDocument, documentEntries, documentEntryScheme.patientId, 'patientId'),
  identifierOnce('xds.uniqueId', ofDocument, documentEntries, documentEntryScheme.uniqueId, 'uniqueId'),
  rule({
    id: 'xds.sourceId-is-oid',
    clause: ofSubmissionSet,
    title: { fr: 'sourceId est un OID', en: 'sourceId is an OID' },
    context: (request) =>
      submissionSets(request).flatMap((set) => externalIdentifiers(set, submissionSetScheme.sourceId)),
    judge: ({ attributes: { value = '' } }) =>
      isOid(value)
        ? undefined
        : { fr: `sourceId vaut « ${value} », qui n'est pas un OID.`, en: `sourceId is "${value}", which is no OID.` },
  }),
  rule({
    id: 'xds.uniqueId-is-oid',
    clause: ofDocument,
    title: { fr: 'uniqueId est un OID', en: 'uniqueId is an OID' },
    context: uniqueIds,
    judge: ({ attributes: { value = '' } }) =>
      isOid(value.split('^')[0] ?? '')
        ? undefined
        : { fr: `uniqueId vaut « ${value} », qui n'est pas un OID.`, en: `uniqueId is "${value}", which is no OID.` },
  }),
  rule({
    id: 'xds.uniqueId-is-unique',
    clause: ofDocument,
    title: { fr: 'Deux objets ne portent pas le même uniqueId', en: 'No two objects share a uniqueId' },
    context: uniqueIds,
    judge: (identifier) => {
      const { value } = identifier.attributes
      const list = identifier.parent?.parent
      const request = list?.parent
      const [first] = request ? uniqueIds(request).filter(({ attributes }) => attributes.value === value) : []
      return first === undefined || first === identifier
        ? undefined
        : { fr: `uniqueId ${value} est déjà pris.`, en: `uniqueId ${value} is already taken.` }
    },
  }),
  rule({
    id: 'xds.patientId-form',
    clause: ofDocument,
    title: { fr: 'patientId est un CX', en: 'patientId is a CX' },
    context: patientIds,
    judge: ({ attributes: { value = '' } }) => (cx.test(value) ? undefined : notCx('patientId', value)),
  }),
  rule({
    id: 'xds.patientId-ins',
    clause: 'MSS/CONF.24, patientId',
    title: {
      fr: 'Un patientId sous la racine de l’INS est un matricule, de type NH',
      en: 'A patientId under an INS root is a matricule, of type NH',
    },
    context: (request) => patientIds(request).filter(({ attributes }) => isInsOid(parseCx(attributes.value ?? '').oid)),
    judge: ({ attributes: { value = '' } }) => {
      const { id, type } = parseCx(value)
      if (isMatricule(id) && type === 'NH') return undefined
      return {
        fr: `patientId vaut « ${value} » : attendu un matricule de 15 caractères, clé juste, et le type NH.`,
        en: `patientId is "${value}": expected a matricule of 15 characters, right key, and the type NH.`,
      }
    },
  }),
  rule({
    id: 'xds.one-patient',
    clause: 'IHE ITI TF-3, 4.2.3 ; MSS/CONF.23 (un message, un usager)',
    title: { fr: 'Le lot et ses documents ont le même patient', en: 'The set and its documents have one patient' },
    context: (request) => patientIds(request).slice(1),
    judge: (identifier) => {
      const request = identifier.parent?.parent?.parent
      const [first] = request ? patientIds(request) : []
      const [one, other] = [first, identifier].map((element) => parseCx(element?.attributes.value ?? ''))
      return one?.id === other?.id && one?.oid === other?.oid
        ? undefined
        : {
            fr: `patientId vaut ${identifier.attributes.value ?? '∅'}, celui du premier objet ${first?.attributes.value ?? '∅'}.`,
            en: `patientId is ${identifier.attributes.value ?? '∅'}, that of the first object ${first?.attributes.value ?? '∅'}.`,
          }
    },
  }),
  rule({
    id: 'xds.sourcePatientId-form',
    clause: ofDocument,
    title: { fr: 'sourcePatientId est un CX', en: 'sourcePatientId is a CX' },
    context: (request) => documentEntries(request).flatMap((entry) => slotOf(entry, 'sourcePatientId') ?? []),
    judge: (slot) => {
      const wrong = valuesOf(slot).find((value) => !cx.test(value))
      return wrong === undefined ? undefined : notCx('sourcePatientId', wrong)
    },
  }),
]
