import { latin1 } from '../../protocols/pdf/cos/lexer.ts'
import { CosDict, CosName, CosString } from '../../protocols/pdf/cos/values.ts'
import type { PdfFacts } from '../../protocols/pdf/facts.ts'
import type { Rule } from '../rule.ts'
import { each, unless, whole } from './declare.ts'

const start = ({ bytes }: PdfFacts): string => latin1(bytes.subarray(0, 1024))

/** The identifier of a trailer, in one text; undefined when there is none. */
const idOf = (pdf: PdfFacts, trailer: CosDict): string | undefined => {
  const parts = pdf.file.arrayOf(trailer.entries.get('ID')).map((part) => pdf.file.resolve(part))
  return parts.length === 0 ? undefined : parts.map((part) => (part instanceof CosString ? part.bytes : '')).join('\0')
}

/** Whether the file is linearised, and nothing was saved after: its first object says its length. */
const isLinearised = ({ objects, bytes, file }: PdfFacts): boolean => {
  const found = objects.find(({ value }) => value instanceof CosDict && value.entries.has('Linearized'))?.value
  return found instanceof CosDict && file.numberOf(found.entries.get('L')) === bytes.length
}

/** Trailers in the order of the file: the newest section is the last, or the first of a linearised file. */
const trailersOf = ({ file }: PdfFacts): readonly CosDict[] =>
  file.sections.toSorted((one, other) => one.at - other.at).map(({ trailer }) => trailer)

const numbered = (nums: readonly number[]): readonly string[] => nums.map(String)

const filtersOf = ({ file, streamDictionaries }: PdfFacts): readonly string[] =>
  [...streamDictionaries].flatMap((dict) => file.filtersOf(dict).map(({ name }) => name))

/** 6.1: header, trailer, references, strings, streams, objects, filters, attached files, optional content. */
export const fileStructureRules: readonly Rule<PdfFacts>[] = [
  whole(
    'pdfa.header',
    '6.1.2',
    { fr: "Le fichier commence par l'en-tête PDF", en: 'The file starts with the PDF header' },
    (pdf) =>
      /^%PDF-\d\.\d[ \t]*[\r\n]/.test(start(pdf))
        ? undefined
        : { fr: 'Le fichier ne commence pas par %PDF-1.x.', en: 'The file does not start with %PDF-1.x.' },
  ),
  whole(
    'pdfa.binary-comment',
    '6.1.2',
    { fr: "Un commentaire binaire suit l'en-tête", en: 'A binary comment follows the header' },
    (pdf) =>
      /%PDF-[^\r\n]*(?:\r\n|\r|\n)%[\x80-\xff]{4}/.test(start(pdf))
        ? undefined
        : {
            fr: "La ligne qui suit l'en-tête n'est pas un commentaire d'au moins quatre octets supérieurs à 127.",
            en: 'The line after the header is not a comment of at least four bytes above 127.',
          },
  ),
  whole(
    'pdfa.trailer-id',
    '6.1.3',
    { fr: 'Le fichier a un identifiant (ID)', en: 'The file has an identifier (ID)' },
    (pdf) => {
      const trailer = isLinearised(pdf) ? trailersOf(pdf)[0] : pdf.file.trailer
      return trailer && idOf(pdf, trailer) !== undefined
        ? undefined
        : { fr: "Le dernier trailer du fichier n'a pas d'ID.", en: "The file's last trailer has no ID." }
    },
  ),
  whole(
    'pdfa.linearised-id',
    '6.1.3',
    {
      fr: "Les deux trailers d'un fichier linéarisé ont le même ID",
      en: 'Both trailers of a linearised file have the same ID',
    },
    (pdf) => {
      if (!isLinearised(pdf)) return undefined
      const [first, ...others] = trailersOf(pdf).map((trailer) => idOf(pdf, trailer))
      const last = others.at(-1)
      return last === undefined || last === first
        ? undefined
        : {
            fr: "Le fichier est linéarisé, et l'ID de son premier trailer diffère de celui du dernier.",
            en: 'The file is linearised, and the ID of its first trailer differs from that of the last.',
          }
    },
  ),
  whole(
    'pdfa.not-encrypted',
    '6.1.3',
    { fr: "Le fichier n'est pas chiffré", en: 'The file is not encrypted' },
    (pdf) =>
      pdf.encrypted ? { fr: 'Le fichier est chiffré (Encrypt).', en: 'The file is encrypted (Encrypt).' } : undefined,
  ),
  whole(
    'pdfa.end-of-file',
    '6.1.3',
    { fr: 'Rien ne suit le dernier %%EOF', en: 'Nothing follows the last %%EOF' },
    ({ bytes }) => {
      const tail = latin1(bytes.subarray(Math.max(0, bytes.length - 65_536)))
      const at = tail.lastIndexOf('%%EOF')
      if (at >= 0 && /^(?:\r\n|\r|\n)?$/.test(tail.slice(at + 5))) return undefined
      return at < 0
        ? { fr: 'Le fichier ne finit pas par %%EOF.', en: 'The file does not end with %%EOF.' }
        : {
            fr: `${tail.length - at - 5} octet(s) suivent le dernier %%EOF, plus qu'une fin de ligne.`,
            en: `${tail.length - at - 5} byte(s) follow the last %%EOF, more than one end of line.`,
          }
    },
  ),
  each(
    'pdfa.cross-reference',
    '6.1.4',
    { fr: 'La table des références est écrite comme demandé', en: 'The cross-reference table is written as asked' },
    ({ file }) => file.sections,
    ({ keywordFramed, headersSpaced, stream, at }) => {
      if (stream)
        return {
          fr: `Les références de l'octet ${at} sont un flux (PDF 1.5 et plus), que PDF/A-1 n'admet pas.`,
          en: `The references at byte ${at} are a stream (PDF 1.5 and above), which PDF/A-1 does not admit.`,
        }
      if (!keywordFramed)
        return {
          fr: `Le mot xref de l'octet ${at} n'est pas séparé de ce qui suit par une seule fin de ligne.`,
          en: `The word xref at byte ${at} is not separated from what follows by one end of line.`,
        }
      return headersSpaced
        ? undefined
        : {
            fr: `Les deux nombres d'un en-tête de la table de l'octet ${at} ne sont pas séparés par une seule espace.`,
            en: `The two numbers of a header of the table at byte ${at} are not separated by one space.`,
          }
    },
  ),
  whole(
    'pdfa.references-readable',
    '6.1.4',
    { fr: 'La table des références mène aux objets', en: 'The cross-reference table leads to the objects' },
    ({ file }) =>
      file.intact && !file.exhausted
        ? undefined
        : {
            fr: 'La table des références ne peut pas être suivie : les objets ont été cherchés dans tout le fichier.',
            en: 'The cross-reference table cannot be followed: objects were looked for in the whole file.',
          },
  ),
  whole(
    'pdfa.no-compressed-objects',
    '6.1.4',
    { fr: 'Aucun objet ne se trouve dans un flux', en: 'No object lies in a stream' },
    ({ file, streamDictionaries }) =>
      [...streamDictionaries].some((dict) => file.nameOf(dict.entries.get('Type')) === 'ObjStm')
        ? {
            fr: "Le fichier a des flux d'objets (PDF 1.5 et plus), que PDF/A-1 n'admet pas.",
            en: 'The file has object streams (PDF 1.5 and above), which PDF/A-1 does not admit.',
          }
        : undefined,
  ),
  whole(
    'pdfa.hexadecimal-strings',
    '6.1.6',
    {
      fr: 'Les chaînes hexadécimales ont un nombre pair de chiffres, et rien d’autre',
      en: 'Hexadecimal strings have an even number of digits, and nothing else',
    },
    ({ oddities }) => {
      const odd = oddities.filter(({ oddity }) => oddity === 'hex-odd')
      const foreign = oddities.filter(({ oddity }) => oddity === 'hex-character')
      return (
        unless(
          odd.map(({ at }) => String(at)),
          (at) => ({
            fr: `Chaînes hexadécimales d'un nombre impair de chiffres, à l'octet ${at}.`,
            en: `Hexadecimal strings of an odd number of digits, at byte ${at}.`,
          }),
        ) ??
        unless(
          foreign.map(({ at }) => String(at)),
          (at) => ({
            fr: `Chaînes hexadécimales avec d'autres caractères que des chiffres, à l'octet ${at}.`,
            en: `Hexadecimal strings with characters other than digits, at byte ${at}.`,
          }),
        )
      )
    },
  ),
  each(
    'pdfa.stream-length',
    '6.1.7',
    { fr: 'Length est la longueur du flux', en: 'Length is the length of the stream' },
    ({ objects }) => objects.filter(({ stream }) => stream),
    ({ num, stream }) =>
      stream?.declared === stream?.actual
        ? undefined
        : {
            fr: `Le flux de l'objet ${num} a ${stream?.actual} octets, et Length vaut ${stream?.declared ?? '(absent)'}.`,
            en: `The stream of object ${num} has ${stream?.actual} bytes, and Length is ${stream?.declared ?? '(absent)'}.`,
          },
  ),
  each(
    'pdfa.stream-keywords',
    '6.1.7',
    {
      fr: 'stream est suivi de LF ou CR LF, et endstream précédé d’une fin de ligne',
      en: 'stream is followed by LF or CR LF, and endstream preceded by an end of line',
    },
    ({ objects }) => objects.filter(({ stream }) => stream),
    ({ num, stream }) =>
      stream?.opened && stream.closed
        ? undefined
        : {
            fr: `Dans l'objet ${num}, ${stream?.opened ? "endstream n'est pas précédé d'une fin de ligne" : "stream n'est pas suivi de LF ou CR LF"}.`,
            en: `In object ${num}, ${stream?.opened ? 'endstream is not preceded by an end of line' : 'stream is not followed by LF or CR LF'}.`,
          },
  ),
  whole(
    'pdfa.no-external-stream',
    '6.1.7',
    { fr: 'Aucun flux ne se trouve dans un autre fichier', en: 'No stream lies in another file' },
    ({ streamDictionaries }) =>
      unless(
        ['F', 'FFilter', 'FDecodeParms'].filter((key) =>
          [...streamDictionaries].some(({ entries }) => entries.has(key)),
        ),
        (keys) => ({ fr: `Des flux ont la clé ${keys}.`, en: `Streams have the key ${keys}.` }),
      ),
  ),
  whole(
    'pdfa.object-framing',
    '6.1.8',
    {
      fr: 'Les objets sont séparés par les espaces et fins de ligne demandés',
      en: 'Objects are separated by the spaces and ends of line asked for',
    },
    ({ objects }) =>
      unless(numbered(objects.filter(({ framed }) => !framed).map(({ num }) => num)), (nums) => ({
        fr: `Espaces ou fins de ligne de trop ou manquants autour du numéro, de obj ou de endobj : objets ${nums}.`,
        en: `Extra or missing spaces or ends of line around the number, obj or endobj: objects ${nums}.`,
      })),
  ),
  whole(
    'pdfa.no-lzw',
    '6.1.10',
    { fr: "La compression LZW n'est pas utilisée", en: 'LZW compression is not used' },
    (pdf) => {
      const inline = [...pdf.used.inlineImages].flatMap(({ entries }) => {
        const value = entries.get('F') ?? entries.get('Filter')
        const filters = Array.isArray(value) ? value : [value]
        return filters.map((filter) => (filter instanceof CosName ? filter.name : ''))
      })
      return [...filtersOf(pdf), ...inline].some((name) => name === 'LZWDecode' || name === 'LZW')
        ? { fr: 'Un flux est compressé en LZW.', en: 'A stream is compressed with LZW.' }
        : undefined
    },
  ),
  whole(
    'pdfa.no-embedded-file',
    '6.1.11',
    { fr: "Aucun fichier n'est joint au PDF", en: 'No file is attached to the PDF' },
    ({ file, dictionaries }) =>
      file.get(file.dictOf(file.catalog?.entries.get('Names')), 'EmbeddedFiles') !== null ||
      dictionaries.some(({ entries }) => entries.has('EF'))
        ? { fr: 'Le PDF contient des fichiers joints.', en: 'The PDF holds attached files.' }
        : undefined,
  ),
  whole(
    'pdfa.no-optional-content',
    '6.1.13',
    { fr: "Le fichier n'a pas de contenu facultatif (calques)", en: 'The file has no optional content (layers)' },
    ({ file }) =>
      file.catalog?.entries.has('OCProperties')
        ? { fr: 'Le PDF a des calques (OCProperties).', en: 'The PDF has layers (OCProperties).' }
        : undefined,
  ),
]
