import { createHash } from 'node:crypto'
import type { CarriedCda, DescribedDocument } from '../../protocols/xdm/opened.ts'
import { idsOf, sharesAnId } from '../coherence/person.ts'
import { type Fact, fact } from '../fact.ts'
import { type Rule, rule } from '../rule.ts'
import { describedIn, documentIn, fileIn, type XdmCase } from './case.ts'

const clause = 'IHE ITI XDM, MSS/CONF.23 (METADATA.XML et documents)'

const withDocument = (one: XdmCase): readonly Fact<DescribedDocument>[] =>
  describedIn(one).filter(({ value }) => value.document !== undefined)

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
    assumption: 'mss.xdm-hash',
    title: { fr: `Le slot ${name} est ${words.fr} du document`, en: `The slot ${name} is ${words.en} of the document` },
    facts: withDocument,
    judge: (one) => {
      const said = slot(one, name) ?? '(absent)'
      const expected = actual(one.document?.bytes ?? new Uint8Array())
      return {
        ok: said.toLowerCase() === expected,
        expected: `${name} ${expected}`,
        actual: `${name} ${said}`,
        sentence: {
          fr: `${one.uri} : ${name} vaut ${said}, or ${words.fr} du document est ${expected}.`,
          en: `${one.uri}: ${name} is ${said}, but ${words.en} of the document is ${expected}.`,
        },
      }
    },
  })

export const hashOfDocument = fileSlot('hash', (bytes) => createHash('sha1').update(bytes).digest('hex'), {
  fr: "l'empreinte SHA-1",
  en: 'the SHA-1 hash',
})

export const sizeOfDocument = fileSlot('size', (bytes) => String(bytes.byteLength), {
  fr: 'la taille en octets',
  en: 'the size in bytes',
})

export const uriNamesADocument = rule<XdmCase, { readonly one: DescribedDocument; readonly known: string }>({
  id: 'xdm.uri-names-a-document',
  clause,
  title: { fr: "Le slot URI nomme un document de l'archive", en: 'The slot URI names a document of the archive' },
  facts: (archive) => {
    const known = archive.archive.documents.map(({ uri }) => uri).join(', ')
    return describedIn(archive).map(({ value, at }) => fact({ one: value, known }, at))
  },
  judge: ({ one: { uri, document }, known }) => ({
    ok: document !== undefined,
    expected: known || '∅',
    actual: uri || '∅',
    sentence: {
      fr: `URI vaut « ${uri} » : ce document n'est pas dans l'archive.`,
      en: `URI is "${uri}": that document is not in the archive.`,
    },
  }),
})

/** Metadata that cannot be read describe nothing and leave nothing out: that is told of the file itself. */
const documentsBesideEntries = (one: XdmCase): readonly Fact<{ readonly uri: string; readonly entries: number }>[] =>
  one.archive.metadata === undefined
    ? []
    : one.archive.documents.map((document) =>
        fact(
          { uri: document.uri, entries: one.described.filter((entry) => entry.document === document).length },
          documentIn(one, document.uri),
        ),
      )

export const documentDescribedOnce = rule<XdmCase, { readonly uri: string; readonly entries: number }>({
  id: 'xdm.document-described-once',
  clause,
  title: { fr: 'Chaque document a une entrée dans METADATA.XML', en: 'Each document has one entry in METADATA.XML' },
  facts: documentsBesideEntries,
  judge: ({ uri, entries: count }) => ({
    ok: count === 1,
    expected: { fr: `${uri} : une entrée`, en: `${uri}: one entry` },
    actual: { fr: `${uri} : ${count} entrée(s)`, en: `${uri}: ${count} entries` },
    sentence: {
      fr: `${uri} a ${count} entrée(s) dans METADATA.XML, attendu une seule.`,
      en: `${uri} has ${count} entries in METADATA.XML, expected one.`,
    },
  }),
})

const onePatient = rule<XdmCase, readonly [CarriedCda, CarriedCda]>({
  id: 'xdm.one-patient',
  clause: 'MSS/CONF.23 (un message, un usager)',
  title: {
    fr: "Tous les CDA de l'archive concernent le même patient",
    en: 'All CDA of the archive are about one patient',
  },
  facts: (one) => {
    const [first, ...others] = one.cdas
    return first === undefined ? [] : others.map((other) => fact([first, other] as const, fileIn(one, other.path)))
  },
  judge: ([{ header: first }, { header: other }]) => {
    const [known, own] = [idsOf(first), idsOf(other)].map((ids) => ids.join(', '))
    return sharesAnId(first, other)
      ? undefined
      : {
          fr: `Le patient (${own || 'sans identifiant'}) n'est pas celui du premier CDA (${known || 'sans identifiant'}).`,
          en: `The patient (${own || 'no id'}) is not that of the first CDA (${known || 'no id'}).`,
        }
  },
})

/** The files of the archive and the entries that describe them. */
export const documentRules: readonly Rule<XdmCase>[] = [
  uriNamesADocument,
  documentDescribedOnce,
  hashOfDocument,
  sizeOfDocument,
  onePatient,
]
