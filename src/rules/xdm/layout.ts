import type { AssumptionId } from '../../model/words.ts'
import { type Fact, fact } from '../fact.ts'
import { type Rule, rule } from '../rule.ts'
import { fileIn, type XdmCase } from './case.ts'

const clause = 'MSS/CONF.23, IHE ITI XDM, disposition de l’archive'
const layout = 'mss.xdm-layout'
const practice = 'IHE ITI XDM, pratique constatée'

const archives = (one: XdmCase): readonly Fact<XdmCase>[] => [fact(one)]

const files = (one: XdmCase): readonly Fact<string>[] =>
  one.archive.entries.map(({ name }) => fact(name, fileIn(one, name)))

/** Folder and base name with its extension: eight and three characters of ISO 9660 level 1. */
const isShort = (path: string): boolean =>
  path.split('/').every((part) => /^[A-Za-z0-9_]{1,8}(?:\.[A-Za-z0-9_]{1,3})?$/.test(part))

const decoded = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

const presence = (
  id: string,
  file: string,
  holds: (one: XdmCase) => boolean,
  assumption?: AssumptionId,
): Rule<XdmCase> =>
  rule<XdmCase, XdmCase>({
    id,
    clause,
    ...(assumption && { assumption }),
    title: { fr: `L'archive contient ${file}`, en: `The archive holds ${file}` },
    facts: archives,
    judge: (one) =>
      holds(one) ? undefined : { fr: `${file} est absent de l'archive.`, en: `${file} is not in the archive.` },
  })

export const indexIsThere = presence('xdm.index', 'INDEX.HTM', ({ archive }) => archive.index !== undefined, layout)
export const readmeIsThere = presence('xdm.readme', 'README.TXT', ({ archive }) => archive.readme !== undefined, layout)
export const metadataAreThere = presence(
  'xdm.metadata',
  'IHE_XDM/SUBSET01/METADATA.XML',
  ({ archive }) => archive.metadataPath !== undefined,
)

/** What stands in the archive, and under which names. */
export const layoutRules: readonly Rule<XdmCase>[] = [
  indexIsThere,
  readmeIsThere,
  metadataAreThere,
  presence('xdm.document', 'IHE_XDM/SUBSET01/DOC00001.XML', ({ archive }) => archive.documents.length > 0),
  rule<XdmCase, XdmCase>({
    id: 'xdm.metadata-is-a-submission',
    clause,
    title: { fr: 'METADATA.XML est une soumission ebRIM', en: 'METADATA.XML is an ebRIM submission' },
    facts: (one) => (one.archive.metadataPath === undefined ? [] : archives(one)),
    judge: ({ archive, described }) =>
      described.length > 0
        ? undefined
        : {
            fr: `${archive.metadataPath ?? 'METADATA.XML'} ne décrit aucun document (SubmitObjectsRequest, ExtrinsicObject).`,
            en: `${archive.metadataPath ?? 'METADATA.XML'} describes no document (SubmitObjectsRequest, ExtrinsicObject).`,
          },
  }),
  rule<XdmCase, XdmCase>({
    id: 'xdm.one-submission-set',
    clause: practice,
    severity: 'warning',
    title: { fr: "L'archive a un seul lot, dans SUBSET01", en: 'The archive has one set, in SUBSET01' },
    facts: archives,
    judge: ({ archive }) => {
      const folders = new Set(archive.entries.flatMap(({ name }) => /^IHE_XDM\/([^/]+)\//i.exec(name)?.[1] ?? []))
      return folders.size === 0 || (folders.size === 1 && [...folders][0]?.toUpperCase() === 'SUBSET01')
        ? undefined
        : {
            fr: `Dossiers sous IHE_XDM : ${[...folders].join(', ')} ; attendu SUBSET01 seul, les autres ne sont pas jugés.`,
            en: `Folders under IHE_XDM: ${[...folders].join(', ')}; expected SUBSET01 alone, others are not judged.`,
          }
    },
  }),
  // Warnings: the layout is known from tools and consumers, the volet itself is not.
  rule<XdmCase, string>({
    id: 'xdm.short-names',
    clause: 'ISO 9660 niveau 1 (source indirecte)',
    severity: 'warning',
    title: {
      fr: 'Les noms ont au plus 8 caractères et une extension de 3',
      en: 'Names have at most 8 characters and an extension of 3',
    },
    facts: files,
    judge: (path) =>
      isShort(path)
        ? undefined
        : { fr: `« ${path} » n'est pas un nom 8.3 (ISO 9660).`, en: `"${path}" is no 8.3 name (ISO 9660).` },
  }),
  rule<XdmCase, string>({
    id: 'xdm.upper-case-names',
    clause: 'ISO 9660 niveau 1 (source indirecte)',
    severity: 'warning',
    title: { fr: 'Les noms sont en majuscules', en: 'Names are in capitals' },
    facts: files,
    judge: (path) =>
      path === path.toUpperCase()
        ? undefined
        : { fr: `« ${path} » n'est pas en majuscules.`, en: `"${path}" is not in capitals.` },
  }),
  rule<XdmCase, XdmCase['archive']['entries'][number]>({
    id: 'xdm.slashed-names',
    clause: 'PKWARE APPNOTE 4.4.17.1',
    severity: 'warning',
    title: { fr: 'Les dossiers sont séparés par « / »', en: 'Folders are separated by "/"' },
    facts: (one) => one.archive.entries.map((entry) => fact(entry, fileIn(one, entry.name))),
    judge: ({ name, hasBackslash }) =>
      hasBackslash
        ? {
            fr: `« ${name} » est écrit avec des « \\ » : un lecteur strict n'y voit pas de dossier.`,
            en: `"${name}" is written with "\\": a strict reader sees no folder there.`,
          }
        : undefined,
  }),
  rule<XdmCase, string>({
    id: 'xdm.index-links-readme',
    clause: practice,
    severity: 'warning',
    title: { fr: 'INDEX.HTM est une page qui mène à README.TXT', en: 'INDEX.HTM is a page that leads to README.TXT' },
    facts: ({ archive }) => (archive.index ? [fact(decoded(archive.index))] : []),
    judge: (page) =>
      /<html/i.test(page) && /README\.TXT/i.test(page)
        ? undefined
        : {
            fr: "INDEX.HTM n'est pas une page HTML qui mène à README.TXT.",
            en: 'INDEX.HTM is no HTML page that leads to README.TXT.',
          },
  }),
  rule<XdmCase, XdmCase>({
    id: 'xdm.readme-lists-documents',
    clause: practice,
    severity: 'warning',
    title: { fr: "README.TXT énumère les documents de l'archive", en: 'README.TXT lists the documents of the archive' },
    facts: (one) => (one.archive.readme ? archives(one) : []),
    judge: ({ archive }) => {
      const text = decoded(archive.readme).toUpperCase()
      const missing = archive.documents.filter(({ uri }) => !text.includes(uri.toUpperCase())).map(({ uri }) => uri)
      return missing.length === 0
        ? undefined
        : {
            fr: `README.TXT ne cite pas ${missing.slice(0, 10).join(', ')}.`,
            en: `README.TXT does not name ${missing.slice(0, 10).join(', ')}.`,
          }
    },
  }),
]
