import { documentEntryScheme } from '../../protocols/xds/uuids.ts'
import { type Rule, rule } from '../rule.ts'
import { ofDocument } from './build.ts'
import { documentEntries, labelOf } from './select.ts'

/** A CDA, or one inside a style sheet that presents it (obligations of the HL7 v2 volet for transmitting CDA documents). */
const mimeTypes: readonly (string | undefined)[] = ['text/xml', 'application/xslt+xml']

/** What stands on a document's entry itself. */
export const entryRules: readonly Rule[] = [
  rule({
    id: 'xds.objectType-stable',
    clause: ofDocument,
    title: { fr: 'objectType est celui des documents stables', en: 'objectType is that of stable documents' },
    context: documentEntries,
    judge: ({ attributes: { objectType } }) =>
      objectType === documentEntryScheme.stable
        ? undefined
        : {
            fr: `objectType vaut ${objectType ?? '(absent)'}, attendu ${documentEntryScheme.stable}.`,
            en: `objectType is ${objectType ?? '(absent)'}, expected ${documentEntryScheme.stable}.`,
          },
  }),
  rule({
    id: 'xds.mimeType',
    clause: ofDocument,
    title: {
      fr: 'mimeType est text/xml, ou application/xslt+xml pour un CDA auto-présentable',
      en: 'mimeType is text/xml, or application/xslt+xml for a self-presentable CDA',
    },
    context: documentEntries,
    judge: ({ attributes: { mimeType } }) =>
      mimeTypes.includes(mimeType)
        ? undefined
        : {
            fr: `mimeType vaut « ${mimeType ?? ''} », attendu text/xml ou application/xslt+xml.`,
            en: `mimeType is "${mimeType ?? ''}", expected text/xml or application/xslt+xml.`,
          },
  }),
  rule({
    id: 'xds.title',
    clause: "Guide d'intégration du DMP, titre",
    title: {
      fr: 'Le document a un titre de 1 à 128 caractères',
      en: 'The document has a title of 1 to 128 characters',
    },
    context: documentEntries,
    judge: (entry) => {
      const { length } = labelOf(entry) ?? ''
      return length >= 1 && length <= 128
        ? undefined
        : {
            fr: `Le titre (« Name ») a ${length} caractères, attendu de 1 à 128.`,
            en: `The title ("Name") has ${length} characters, expected 1 to 128.`,
          }
    },
  }),
]
