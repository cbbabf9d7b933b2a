import type { Text } from '../../model/text.ts'
import type { PdfFacts } from '../../protocols/pdf/facts.ts'
import { pdfaIdentificationOf } from '../../protocols/pdf/xmp.ts'
import { fact } from '../fact.ts'
import { type Rule, type RuleSet, rule } from '../rule.ts'

const list = (names: readonly string[]): string => names.slice(0, 10).join(', ') + (names.length > 10 ? '…' : '')

/** A rule about the file as a whole. */
const whole = (
  id: string,
  section: string,
  title: Text,
  judge: (facts: PdfFacts) => Text | undefined,
): Rule<PdfFacts> => rule({ id, clause: `ISO 19005-1, ${section}`, title, facts: (facts) => [fact(facts)], judge })

const rules: readonly Rule<PdfFacts>[] = [
  whole(
    'pdfa.header',
    '6.1.2',
    {
      fr: "Le fichier commence par l'en-tête PDF, suivi d'un commentaire binaire",
      en: 'The file starts with the PDF header and a binary comment',
    },
    ({ version, binaryComment }) => {
      if (version !== undefined && binaryComment) return undefined
      return version === undefined
        ? { fr: 'Le fichier ne commence pas par %PDF-1.x.', en: 'The file does not start with %PDF-1.x.' }
        : {
            fr: "La ligne qui suit l'en-tête n'est pas un commentaire d'au moins quatre octets supérieurs à 127.",
            en: 'The line after the header is not a comment of at least four bytes above 127.',
          }
    },
  ),
  whole(
    'pdfa.no-compressed-objects',
    '6.1.4',
    {
      fr: 'Les objets et leur table ne sont pas compressés (PDF 1.4)',
      en: 'Objects and their table are not compressed (PDF 1.4)',
    },
    ({ compressedObjects }) =>
      compressedObjects
        ? {
            fr: "Le fichier a des flux d'objets ou de références (PDF 1.5 et plus), que PDF/A-1 n'admet pas.",
            en: 'The file has object or cross-reference streams (PDF 1.5 and above), which PDF/A-1 does not admit.',
          }
        : undefined,
  ),
  whole(
    'pdfa.trailer-id',
    '6.1.3',
    {
      fr: "Le fichier a un identifiant (ID), et n'est pas chiffré",
      en: 'The file has an identifier (ID), and is not encrypted',
    },
    ({ hasId, encrypted }) => {
      if (encrypted) return { fr: 'Le fichier est chiffré (Encrypt).', en: 'The file is encrypted (Encrypt).' }
      return hasId ? undefined : { fr: "La fin du fichier n'a pas d'ID.", en: 'The trailer has no ID.' }
    },
  ),
  whole(
    'pdfa.xmp-identification',
    '6.7.11',
    {
      fr: 'Les métadonnées XMP annoncent PDF/A-1, niveau A ou B',
      en: 'The XMP metadata announce PDF/A-1, level A or B',
    },
    ({ xmp }) => {
      if (xmp === undefined) return { fr: "Il n'y a pas de métadonnées XMP.", en: 'There are no XMP metadata.' }
      const said = pdfaIdentificationOf(xmp)
      if (!said)
        return { fr: 'Les métadonnées XMP ne sont pas du XML lisible.', en: 'The XMP metadata are no readable XML.' }
      const { part = '(absent)', conformance = '(absent)' } = said
      return part === '1' && ['A', 'B'].includes(conformance)
        ? undefined
        : {
            fr: `Les métadonnées XMP annoncent pdfaid:part ${part} et pdfaid:conformance ${conformance}, attendu 1 et A ou B.`,
            en: `The XMP metadata announce pdfaid:part ${part} and pdfaid:conformance ${conformance}, expected 1 and A or B.`,
          }
    },
  ),
  whole(
    'pdfa.xmp-in-clear',
    '6.7.2',
    { fr: 'Les métadonnées XMP ne sont pas compressées', en: 'The XMP metadata are not compressed' },
    ({ xmpInClear }) =>
      xmpInClear
        ? undefined
        : { fr: 'Le flux des métadonnées XMP a un filtre.', en: 'The stream of the XMP metadata has a filter.' },
  ),
  whole(
    'pdfa.output-intent',
    '6.2.2',
    { fr: 'Une intention de sortie GTS_PDFA1 est déclarée', en: 'A GTS_PDFA1 output intent is declared' },
    ({ outputIntent }) =>
      outputIntent
        ? undefined
        : {
            fr: 'Aucun OutputIntent GTS_PDFA1 : les couleurs du document ne sont pas définies.',
            en: 'No GTS_PDFA1 OutputIntent: the colours of the document are not defined.',
          },
  ),
  rule({
    id: 'pdfa.fonts-embedded',
    clause: 'ISO 19005-1, 6.3.4',
    title: { fr: 'Chaque police est incorporée', en: 'Every font is embedded' },
    facts: ({ fonts }) => fonts.map((font) => fact(font)),
    judge: ({ name, embedded }) =>
      embedded ? undefined : { fr: `La police ${name} n'est pas incorporée.`, en: `The font ${name} is not embedded.` },
  }),
  whole(
    'pdfa.no-forbidden-action',
    '6.6.1',
    {
      fr: "Le fichier n'a ni JavaScript ni autre action interdite",
      en: 'The file has neither JavaScript nor another forbidden action',
    },
    ({ forbiddenActions }) =>
      forbiddenActions.length === 0
        ? undefined
        : {
            fr: `Actions interdites : ${list(forbiddenActions)}.`,
            en: `Forbidden actions: ${list(forbiddenActions)}.`,
          },
  ),
  whole(
    'pdfa.no-external-reference',
    '6.1.7 et 6.2.4 à 6.2.6',
    { fr: 'Rien du document ne se trouve dans un autre fichier', en: 'Nothing of the document lies in another file' },
    ({ externalReferences }) =>
      externalReferences.length === 0
        ? undefined
        : {
            fr: `Références externes : ${list(externalReferences)}.`,
            en: `External references: ${list(externalReferences)}.`,
          },
  ),
  whole(
    'pdfa.no-embedded-file',
    '6.1.11',
    { fr: "Aucun fichier n'est joint au PDF", en: 'No file is attached to the PDF' },
    ({ embeddedFiles }) =>
      embeddedFiles ? { fr: 'Le PDF contient des fichiers joints.', en: 'The PDF holds attached files.' } : undefined,
  ),
  whole(
    'pdfa.no-transparency',
    '6.4',
    { fr: "Le fichier n'utilise pas la transparence", en: 'The file uses no transparency' },
    ({ transparency }) =>
      transparency.length === 0
        ? undefined
        : { fr: `Transparence : ${list(transparency)}.`, en: `Transparency: ${list(transparency)}.` },
  ),
  whole(
    'pdfa.no-lzw',
    '6.1.10',
    { fr: "La compression LZW n'est pas utilisée", en: 'LZW compression is not used' },
    ({ lzw }) => (lzw ? { fr: 'Un flux est compressé en LZW.', en: 'A stream is compressed with LZW.' } : undefined),
  ),
  whole(
    'pdfa.no-optional-content',
    '6.1.13',
    { fr: "Le fichier n'a pas de contenu facultatif (calques)", en: 'The file has no optional content (layers)' },
    ({ optionalContent }) =>
      optionalContent
        ? { fr: 'Le PDF a des calques (OCProperties).', en: 'The PDF has layers (OCProperties).' }
        : undefined,
  ),
]

/** What can be known of PDF/A-1 without interpreting pages. */
export const pdfaRules: RuleSet<PdfFacts> = { name: 'banc/pdfa1-precontrole', version: '1', rules }
