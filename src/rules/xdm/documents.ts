import { createHash } from 'node:crypto'
import type { CdaHeader } from '../../protocols/cda/types.ts'
import { type Fact, fact } from '../fact.ts'
import { type Rule, rule } from '../rule.ts'
import type { DescribedDocument, XdmCase } from './case.ts'

const clause = 'IHE ITI XDM, MSS/CONF.23 (METADATA.XML et documents)'

const entries = ({ described }: XdmCase): readonly Fact<DescribedDocument>[] =>
  described.map((one) => fact(one, one.place))

const withDocument = (one: XdmCase): readonly Fact<DescribedDocument>[] =>
  entries(one).filter(({ value }) => value.document !== undefined)

const slot = ({ entry }: DescribedDocument, name: string): string | undefined => entry.slots[name]?.[0]

/** A slot of an archive's metadata that says something of the file. */
const fileSlot = (
  name: 'hash' | 'size',
  actual: (bytes: Uint8Array) => string,
  words: { readonly fr: string; readonly en: string },
): Rule<XdmCase> =>
  rule<XdmCase, DescribedDocument>({
    id: `xdm.${name}`,
    clause,
    title: { fr: `Le slot ${name} est ${words.fr} du document`, en: `The slot ${name} is ${words.en} of the document` },
    facts: withDocument,
    judge: (one) => {
      const said = slot(one, name) ?? '(absent)'
      const expected = actual(one.document?.bytes ?? new Uint8Array())
      return said.toLowerCase() === expected
        ? undefined
        : {
            fr: `${one.uri} : ${name} vaut ${said}, or ${words.fr} du document est ${expected}.`,
            en: `${one.uri}: ${name} is ${said}, but ${words.en} of the document is ${expected}.`,
          }
    },
  })

const idsOf = (header: CdaHeader): readonly string[] =>
  header.recordTargets.flatMap(({ ids }) => ids.map(({ root, extension }) => `${root}^${extension ?? ''}`))

/** The files of the archive and the entries that describe them. */
export const documentRules: readonly Rule<XdmCase>[] = [
  rule<XdmCase, DescribedDocument>({
    id: 'xdm.uri-names-a-document',
    clause,
    title: { fr: "Le slot URI nomme un document de l'archive", en: 'The slot URI names a document of the archive' },
    facts: entries,
    judge: ({ uri, document }) =>
      document
        ? undefined
        : {
            fr: `URI vaut « ${uri} » : ce document n'est pas dans l'archive.`,
            en: `URI is "${uri}": that document is not in the archive.`,
          },
  }),
  rule<XdmCase, { readonly uri: string; readonly entries: number }>({
    id: 'xdm.document-described-once',
    clause,
    title: { fr: 'Chaque document a une entrée dans METADATA.XML', en: 'Each document has one entry in METADATA.XML' },
    facts: ({ name, archive, described }) =>
      archive.metadataPath === undefined
        ? []
        : archive.documents.map((document) =>
            fact(
              { uri: document.uri, entries: described.filter((one) => one.document === document).length },
              {
                location: `${name}!/${archive.metadataPath?.replace(/[^/]*$/, '')}${document.uri}`,
                line: 0,
                column: 0,
              },
            ),
          ),
    judge: ({ uri, entries: count }) =>
      count === 1
        ? undefined
        : {
            fr: `${uri} a ${count} entrée(s) dans METADATA.XML, attendu une seule.`,
            en: `${uri} has ${count} entries in METADATA.XML, expected one.`,
          },
  }),
  fileSlot('hash', (bytes) => createHash('sha1').update(bytes).digest('hex'), {
    fr: "l'empreinte SHA-1",
    en: 'the SHA-1 hash',
  }),
  fileSlot('size', (bytes) => String(bytes.byteLength), { fr: 'la taille en octets', en: 'the size in bytes' }),
  rule<XdmCase, readonly [CdaHeader, CdaHeader]>({
    id: 'xdm.one-patient',
    clause: 'MSS/CONF.23 (un message, un usager)',
    title: {
      fr: "Tous les CDA de l'archive concernent le même patient",
      en: 'All CDA of the archive are about one patient',
    },
    facts: ({ name, archive, headers: [first, ...others] }) =>
      first === undefined
        ? []
        : others.map(({ uri, header }) =>
            fact([first.header, header] as const, {
              location: `${name}!/${archive.metadataPath?.replace(/[^/]*$/, '') ?? ''}${uri}`,
              line: 0,
              column: 0,
            }),
          ),
    judge: ([first, other]) => {
      const known = idsOf(first)
      return idsOf(other).some((id) => known.includes(id))
        ? undefined
        : {
            fr: `Le patient (${idsOf(other).join(', ') || 'sans identifiant'}) n'est pas celui du premier CDA (${known.join(', ') || 'sans identifiant'}).`,
            en: `The patient (${idsOf(other).join(', ') || 'no id'}) is not that of the first CDA (${known.join(', ') || 'no id'}).`,
          }
    },
  }),
]
