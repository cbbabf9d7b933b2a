import { at, type PlacedElement } from '../../xml/placed.ts'
import { type Rule, rule } from '../rule.ts'
import { cardinality } from './cardinality.ts'

const clause = 'Volet Structuration minimale 1.16.8, auteur, conservation et responsable'

const idnps = '1.2.250.1.71.4.2.1'
const healthInsuranceAgent = '1.2.250.1.215.300.5'
const idnst = '1.2.250.1.71.4.2.2'
const dmp = '1.2.250.1.213.4.1'

const authors = (document: PlacedElement) => at(document, 'author')
const custodians = (document: PlacedElement) =>
  at(document, 'custodian', 'assignedCustodian', 'representedCustodianOrganization')

const wrongRoot = (root: string | undefined, expected: string) => ({
  fr: `root vaut « ${root ?? '(absent)'} », attendu ${expected}.`,
  en: `root is "${root ?? '(absent)'}", expected ${expected}.`,
})

/** An author who is a person of the health system: neither a device nor the patient. */
const professionals = (document: PlacedElement) =>
  at(document, 'author', 'assignedAuthor').filter(
    (author) => at(author, 'assignedPerson').length > 0 && at(author, 'code').length > 0,
  )

/** Who wrote the document, who keeps it and who answers for it. */
export const participantRules: readonly Rule[] = [
  cardinality({
    id: 'cda.author-present',
    clause,
    path: [],
    child: 'author',
    min: 1,
    max: Number.POSITIVE_INFINITY,
  }),
  cardinality({ id: 'cda.author-assigned-once', clause, path: ['author'], child: 'assignedAuthor', min: 1, max: 1 }),
  rule({
    id: 'cda.author-time',
    clause,
    title: { fr: "L'auteur a une date de participation", en: 'The author has a participation time' },
    context: authors,
    judge: (author) => {
      const [time] = at(author, 'time')
      return time && (time.attributes.value || time.attributes.nullFlavor)
        ? undefined
        : { fr: 'author/time est absent ou vide.', en: 'author/time is absent or empty.' }
    },
  }),
  rule({
    id: 'cda.author-id',
    clause,
    title: { fr: "L'auteur a un identifiant", en: 'The author has an id' },
    context: (document) => at(document, 'author', 'assignedAuthor'),
    judge: (author) => {
      const [id] = at(author, 'id')
      const { root, extension, nullFlavor } = id?.attributes ?? {}
      return nullFlavor !== undefined || (root && extension)
        ? undefined
        : {
            at: id ?? author,
            message: {
              fr: "L'identifiant de l'auteur est absent ou incomplet (root et extension attendus).",
              en: 'The author id is absent or incomplete (root and extension expected).',
            },
          }
    },
  }),
  rule({
    id: 'cda.author-id-national',
    clause,
    severity: 'warning',
    title: {
      fr: "L'auteur professionnel est désigné par son identifiant national",
      en: 'The professional author is named by the national id',
    },
    context: (document) =>
      professionals(document)
        .flatMap((author) => at(author, 'id').slice(0, 1))
        .filter((id) => id.attributes.nullFlavor === undefined),
    judge: ({ attributes: { root } }) =>
      root === idnps || root === healthInsuranceAgent
        ? undefined
        : wrongRoot(root, `${idnps} (PS_IdNat) ou ${healthInsuranceAgent}`),
  }),
  rule({
    id: 'cda.organization-id-national',
    clause,
    title: {
      fr: "L'organisation de l'auteur est désignée par son identifiant national",
      en: "The author's organisation is named by the national id",
    },
    context: (document) =>
      at(document, 'author', 'assignedAuthor', 'representedOrganization', 'id').filter(
        (id) => id.attributes.nullFlavor === undefined,
      ),
    judge: ({ attributes: { root } }) => (root === idnst ? undefined : wrongRoot(root, `${idnst} (Struct_IdNat)`)),
  }),
  cardinality({ id: 'cda.custodian-once', clause, path: [], child: 'custodian', min: 1, max: 1 }),
  rule({
    id: 'cda.custodian-id',
    clause,
    title: {
      fr: 'La structure de conservation est une structure nationale ou le DMP',
      en: 'The custodian is a national structure or the DMP',
    },
    context: custodians,
    judge: (organization) => {
      const [id] = at(organization, 'id')
      const root = id?.attributes.root
      if (root === idnst || root === dmp) return undefined
      return { at: id ?? organization, message: wrongRoot(root, `${idnst} ou ${dmp} (DMP)`) }
    },
  }),
  cardinality({ id: 'cda.legalAuthenticator-once', clause, path: [], child: 'legalAuthenticator', min: 1, max: 1 }),
  rule({
    id: 'cda.legalAuthenticator-signed',
    clause,
    title: {
      fr: 'Le responsable a signé (signatureCode S), à une date et sous son identifiant',
      en: 'The legal authenticator has signed (signatureCode S), at a time and under an id',
    },
    context: (document) => at(document, 'legalAuthenticator'),
    judge: (signer) => {
      const missing = [
        at(signer, 'signatureCode')[0]?.attributes.code === 'S' ? undefined : 'signatureCode="S"',
        at(signer, 'time')[0]?.attributes.value ? undefined : 'time',
        at(signer, 'assignedEntity', 'id').some(({ attributes }) => attributes.root && attributes.extension)
          ? undefined
          : 'assignedEntity/id',
      ].filter((name) => name !== undefined)
      return missing.length === 0
        ? undefined
        : {
            fr: `legalAuthenticator : ${missing.join(', ')} manque ou n'est pas conforme.`,
            en: `legalAuthenticator: ${missing.join(', ')} is missing or wrong.`,
          }
    },
  }),
]
