import { pagesOf } from './content/pages.ts'
import { ContentFacts } from './content/used.ts'
import { CosFile } from './cos/file.ts'
import { CosDict, CosRef, type CosStream } from './cos/values.ts'
import { PdfError } from './error.ts'
import type { MetadataStream, OutputIntent, PdfFacts, UsedProfile, WrittenOddity } from './facts.ts'
import { usedFonts } from './font/used.ts'
import { readIcc } from './icc.ts'
import { actionsOf, annotationsOf, dictionariesOf, fieldsOf } from './walk.ts'
import { readXmp } from './xmp/read.ts'

const largest = 200 * 1024 * 1024
/** An XMP packet of a document is a few kilobytes. */
const largestXmp = 4 * 1024 * 1024
/** A profile is at most a few megabytes. */
const largestProfile = 16 * 1024 * 1024
/** Oddities beyond these are more of the same. */
const mostOddities = 1000

const tooLarge = (most: number): PdfError =>
  new PdfError({
    fr: `Le PDF dépasse ${most} octets : il n'est pas ouvert.`,
    en: `The PDF is larger than ${most} bytes: it is not opened.`,
  })

const unreadable = (): PdfError =>
  new PdfError({
    fr: 'Le PDF ne peut pas être lu : sa structure est abîmée ou incomplète.',
    en: 'The PDF cannot be read: its structure is damaged or incomplete.',
  })

const profileOf = (file: CosFile, stream: CosStream | undefined): UsedProfile => {
  const content = stream && file.contentOf(stream, largestProfile)
  return {
    icc: content === undefined || typeof content === 'string' ? undefined : readIcc(content),
    components: stream && file.numberOf(stream.dict.entries.get('N')),
  }
}

const outputIntentsOf = (file: CosFile): readonly OutputIntent[] =>
  file.arrayOf(file.catalog?.entries.get('OutputIntents')).flatMap((one) => {
    const dict = file.dictOf(one)
    if (!dict) return []
    const profile = dict.entries.get('DestOutputProfile')
    const stream = file.streamOf(profile)
    return {
      kind: file.nameOf(dict.entries.get('S')),
      profile: profile instanceof CosRef ? profile.num : undefined,
      hasProfile: profile !== undefined && file.resolve(profile) !== null,
      ...profileOf(file, stream),
    }
  })

const metadataOf = (file: CosFile, dictionaries: readonly CosDict[]): readonly MetadataStream[] => {
  const main = file.streamOf(file.catalog?.entries.get('Metadata'))
  const streams = new Set<CosStream>(main ? [main] : [])
  for (const { entries } of dictionaries) {
    const own = entries.has('Metadata') ? file.streamOf(entries.get('Metadata')) : undefined
    if (own) streams.add(own)
  }
  return [...streams].map((stream) => {
    const content = file.contentOf(stream, largestXmp)
    return {
      main: stream === main,
      filtered: stream.dict.entries.has('Filter'),
      named:
        file.nameOf(stream.dict.entries.get('Type')) === 'Metadata' &&
        file.nameOf(stream.dict.entries.get('Subtype')) === 'XML',
      xmp: typeof content === 'string' ? undefined : readXmp(content),
    }
  })
}

/** A value worked out when first asked for. */
const once = <T>(work: () => T): (() => T) => {
  let done: { readonly value: T } | undefined
  return () => {
    done ??= { value: work() }
    return done.value
  }
}

/**
 * Reads a PDF for PDF/A-1.
 * @throws PdfError when it has no catalog that can be found, or is too large to be opened safely
 */
export const readPdf = (bytes: Uint8Array): PdfFacts => {
  if (bytes.byteLength > largest) throw tooLarge(largest)
  const oddities: WrittenOddity[] = []
  const told = (oddity: WrittenOddity['oddity'], at: number, value: number): void => {
    if (oddities.length < mostOddities) oddities.push({ oddity, at, value })
  }
  const file = new CosFile(bytes, told)
  if (!file.catalog || !(file.get(file.catalog, 'Pages') instanceof CosDict)) throw unreadable()
  const dictionaries = once(() => dictionariesOf(file))
  const used = once(() => new ContentFacts(file, told).run())
  const outputIntents = once(() => outputIntentsOf(file))
  const metadata = once(() => metadataOf(file, dictionaries().all))
  const pages = once(() => pagesOf(file))
  return {
    bytes,
    file,
    encrypted: file.sections.some(({ trailer }) => trailer.entries.has('Encrypt')),
    objects: file.numbers.map((num) => file.framed(num)).filter((framed) => framed !== undefined),
    get dictionaries() {
      return dictionaries().all
    },
    get streamDictionaries() {
      return dictionaries().ofStreams
    },
    get oddities() {
      dictionaries()
      used()
      return oddities
    },
    get used() {
      return used()
    },
    get outputIntents() {
      return outputIntents()
    },
    get outputSpace() {
      return outputIntents().findLast(({ kind, icc }) => kind === 'GTS_PDFA1' && icc)?.icc?.space
    },
    get profiles() {
      return [...used().profiles].map((profile) => profileOf(file, profile))
    },
    get fonts() {
      return usedFonts(file, used())
    },
    get annotations() {
      return annotationsOf(file, pages())
    },
    get fields() {
      return fieldsOf(file)
    },
    get actions() {
      return actionsOf(file, dictionaries().all)
    },
    get pages() {
      return pages().map(({ dict }) => dict)
    },
    get metadata() {
      return metadata()
    },
    get xmp() {
      return metadata().find(({ main }) => main)?.xmp
    },
  }
}
