import { at, type PlacedElement } from '../../xml/placed.ts'
import { type Rule, rule } from '../rule.ts'

const clause = 'Volet Structuration minimale 1.16.8, §3.5.5.10 et §3.5.5.11'

const key = (id: PlacedElement | undefined): string | undefined =>
  id?.attributes.root === undefined ? undefined : `${id.attributes.root}^${id.attributes.extension ?? ''}`

const versionOf = (document: PlacedElement): string | undefined => at(document, 'versionNumber')[0]?.attributes.value

const isReplacement = (related: PlacedElement): boolean => related.attributes.typeCode === 'RPLC'

/** How the versions of one document follow each other. */
export const versioningRules: readonly Rule[] = [
  rule({
    id: 'cda.replaces-another-document',
    clause,
    title: { fr: 'Un document remplacé est un autre document', en: 'A replaced document is another document' },
    context: (document) =>
      at(document, 'relatedDocument')
        .filter(isReplacement)
        .flatMap((related) => at(related, 'parentDocument', 'id')),
    judge: (parent) => {
      const document = parent.parent?.parent?.parent
      const own = key(at(document, 'id')[0])
      return own !== undefined && own === key(parent)
        ? {
            fr: `Le document se remplace lui-même : parentDocument/id vaut son propre identifiant ${parent.attributes.root ?? ''}.`,
            en: `The document replaces itself: parentDocument/id is its own id ${parent.attributes.root ?? ''}.`,
          }
        : undefined
    },
  }),
  // A warning: the first version that a product makes may replace a document that another one made.
  rule({
    id: 'cda.first-version-replaces-nothing',
    clause,
    severity: 'warning',
    title: {
      fr: 'Un document qui en remplace un autre a un numéro de version supérieur à 1',
      en: 'A document that replaces another has a version number above 1',
    },
    context: (document) => at(document, 'relatedDocument').filter(isReplacement),
    judge: (related) =>
      related.parent !== undefined && versionOf(related.parent) === '1'
        ? {
            fr: 'versionNumber vaut 1 alors que relatedDocument remplace (RPLC) une version précédente.',
            en: 'versionNumber is 1 although relatedDocument replaces (RPLC) a previous version.',
          }
        : undefined,
  }),
  rule({
    id: 'cda.setId-complete',
    clause,
    title: { fr: 'setId a une racine', en: 'setId has a root' },
    context: (document) => at(document, 'setId').filter(({ attributes }) => attributes.nullFlavor === undefined),
    judge: ({ attributes: { root } }) => (root ? undefined : { fr: 'setId est sans root.', en: 'setId has no root.' }),
  }),
]
