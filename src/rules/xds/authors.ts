import { parseXcn, parseXon } from '../../protocols/xds/cx.ts'
import { documentEntryScheme, submissionSetScheme } from '../../protocols/xds/uuids.ts'
import type { PlacedElement } from '../../xml/placed.ts'
import { authorSpecialties, isIn } from '../cda/value-sets.ts'
import { type Rule, rule } from '../rule.ts'
import { ofDocument } from './build.ts'
import { classifications, documentEntries, slotOf, slotValues, submissionSets, valuesOf } from './select.ts'

const authors = (request: PlacedElement): readonly PlacedElement[] => [
  ...submissionSets(request).flatMap((set) => classifications(set, submissionSetScheme.author)),
  ...documentEntries(request).flatMap((entry) => classifications(entry, documentEntryScheme.author)),
]

const slots = (name: string) => (request: PlacedElement) =>
  authors(request).flatMap((author) => slotOf(author, name) ?? [])

const people = (request: PlacedElement): readonly PlacedElement[] => [
  ...slots('authorPerson')(request),
  ...documentEntries(request).flatMap((entry) => slotOf(entry, 'legalAuthenticator') ?? []),
]

const idnps = '1.2.250.1.71.4.2.1'
const idnst = '1.2.250.1.71.4.2.2'
const siren = '1.3.2'
const clause = "Guide d'intégration du DMP, auteur (XCN, XON)"

const isPerson = (text: string): boolean => {
  const { id, family, oid, type } = parseXcn(text)
  if (id === '' || family === '') return false
  return type === 'IDNPS' ? oid === idnps && !id.includes('/') : type === 'EI'
}

const isInstitution = (text: string): boolean => {
  const { name, oid, type, id } = parseXon(text)
  return name !== '' && id !== '' && ((type === 'IDNST' && oid === idnst) || (type === 'SIREN' && oid === siren))
}

/** Who wrote the documents, for which structure, with which speciality. */
export const authorRules: readonly Rule[] = [
  rule({
    id: 'xds.author',
    clause: ofDocument,
    title: {
      fr: 'Le lot a un auteur ; chaque document a une personne pour auteur',
      en: 'The set has an author; each document has a person for author',
    },
    context: (request) => [...submissionSets(request), ...documentEntries(request)],
    judge: (element) => {
      const isSet = element.name === 'RegistryPackage'
      const all = classifications(element, isSet ? submissionSetScheme.author : documentEntryScheme.author)
      // authorInstitution is required if known; authorPerson always, of a document.
      const enough = isSet ? ['authorPerson', 'authorInstitution'] : ['authorPerson']
      return all.some((author) => enough.some((slot) => slotValues(author, slot).some(Boolean)))
        ? undefined
        : {
            at: all[0] ?? element,
            message: {
              fr: `Aucun auteur avec ${enough.join(' ou ')}.`,
              en: `No author with ${enough.join(' or ')}.`,
            },
          }
    },
  }),
  rule({
    id: 'xds.person-form',
    clause,
    title: {
      fr: 'Une personne est un XCN : identifiant national (IDNPS) ou interne (EI)',
      en: 'A person is an XCN: national id (IDNPS) or internal (EI)',
    },
    context: people,
    judge: (slot) => {
      const wrong = valuesOf(slot).find((value) => !isPerson(value))
      return wrong === undefined
        ? undefined
        : {
            fr: `${slot.attributes.name} vaut « ${wrong} », attendu id^NOM^Prénom^^^^^^&${idnps}&ISO^D^^^IDNPS (ou EI).`,
            en: `${slot.attributes.name} is "${wrong}", expected id^NAME^Given^^^^^^&${idnps}&ISO^D^^^IDNPS (or EI).`,
          }
    },
  }),
  rule({
    id: 'xds.authorInstitution-form',
    clause,
    title: {
      fr: 'Une structure est un XON, sous son identifiant national',
      en: 'A structure is an XON, under its national id',
    },
    context: slots('authorInstitution'),
    judge: (slot) => {
      const wrong = valuesOf(slot).find((value) => !isInstitution(value))
      return wrong === undefined
        ? undefined
        : {
            fr: `authorInstitution vaut « ${wrong} », attendu NOM^^^^^&${idnst}&ISO^IDNST^^^id.`,
            en: `authorInstitution is "${wrong}", expected NAME^^^^^&${idnst}&ISO^IDNST^^^id.`,
          }
    },
  }),
  rule({
    id: 'xds.authorSpecialty-in-J01',
    clause: 'JDV_J01',
    title: { fr: 'La spécialité est un code du JDV_J01', en: 'The speciality is a code of JDV_J01' },
    context: slots('authorSpecialty'),
    judge: (slot) => {
      const wrong = valuesOf(slot).find((value) => {
        const [code, , scheme] = value.split('^')
        return !isIn(authorSpecialties, code, scheme)
      })
      return wrong === undefined
        ? undefined
        : {
            fr: `authorSpecialty vaut « ${wrong} », attendu code^libellé^OID d'un code du JDV_J01.`,
            en: `authorSpecialty is "${wrong}", expected code^label^OID of a code of JDV_J01.`,
          }
    },
  }),
]
