import type { Text } from '../../model/text.ts'
import type { PdfFacts } from '../../protocols/pdf/facts.ts'
import { infoEntriesOf } from '../../protocols/pdf/info.ts'
import type { ExtensionFault } from '../../protocols/pdf/xmp/extension.ts'
import { xmpNs } from '../../protocols/pdf/xmp/namespaces.ts'
import { judgeProperties, propertyNamed, type Xmp } from '../../protocols/pdf/xmp/read.ts'
import type { Rule } from '../rule.ts'
import { each, unless, whole } from './declare.ts'

const packets = ({ metadata }: PdfFacts): readonly Xmp[] =>
  metadata.map(({ xmp }) => xmp).filter((xmp) => xmp !== undefined)

const identified = (xmp: Xmp | undefined, name: string): string | undefined => {
  const value = propertyNamed(xmp, xmpNs.pdfaid, name)?.value
  return value?.kind === 'simple' ? value.text.trim() : undefined
}

const faults: Readonly<Record<ExtensionFault['fault'], (names: string) => Text>> = {
  container: (names) => ({
    fr: `La description des schémas (${names}) n'est pas un Bag, ou n'a pas ce préfixe.`,
    en: `The description of schemas (${names}) is not a Bag, or has not this prefix.`,
  }),
  undefined: (names) => ({
    fr: `La description des schémas d'extension a des champs inconnus : ${names}.`,
    en: `The description of extension schemas has unknown fields: ${names}.`,
  }),
  field: (names) => ({
    fr: `Champs absents, d'un autre type ou d'un autre préfixe dans la description des schémas d'extension : ${names}.`,
    en: `Fields that are missing, of another type or prefix in the description of extension schemas: ${names}.`,
  }),
  type: (names) => ({
    fr: `La description des schémas d'extension nomme des types qui ne sont pas définis (${names}).`,
    en: `The description of extension schemas names types that are not defined (${names}).`,
  }),
  category: (names) => ({
    fr: `Dans la description des schémas d'extension, ${names} n'est ni internal ni external.`,
    en: `In the description of extension schemas, ${names} is neither internal nor external.`,
  }),
}

/** 6.7: metadata. */
export const metadataRules: readonly Rule<PdfFacts>[] = [
  whole(
    'pdfa.xmp-present',
    '6.7.2',
    { fr: 'Le document a des métadonnées XMP', en: 'The document has XMP metadata' },
    ({ metadata }) => {
      const main = metadata.find((one) => one.main)
      if (!main)
        return { fr: "Il n'y a pas de métadonnées XMP (Metadata).", en: 'There are no XMP metadata (Metadata).' }
      return main.named
        ? undefined
        : {
            fr: 'Le flux des métadonnées XMP ne dit pas Type Metadata et Subtype XML.',
            en: 'The stream of the XMP metadata does not say Type Metadata and Subtype XML.',
          }
    },
  ),
  whole(
    'pdfa.xmp-in-clear',
    '6.7.2',
    { fr: 'Les métadonnées XMP ne sont pas compressées', en: 'The XMP metadata are not compressed' },
    ({ metadata }) =>
      metadata.some(({ filtered }) => filtered)
        ? { fr: 'Un flux de métadonnées XMP a un filtre.', en: 'A stream of XMP metadata has a filter.' }
        : undefined,
  ),
  each(
    'pdfa.info-as-xmp',
    '6.7.3 (6.1.5)',
    {
      fr: "Le dictionnaire d'information dit la même chose que les métadonnées XMP",
      en: 'The information dictionary says the same as the XMP metadata',
    },
    ({ file, xmp }) => infoEntriesOf(file, xmp),
    ({ key, property, info, xmp, same }) =>
      same
        ? undefined
        : {
            fr: `Info/${key} ${info === undefined ? "n'est pas un texte" : `vaut « ${info.slice(0, 200)} »`}, et ${property} ${xmp === undefined ? 'est absent' : `vaut « ${xmp.slice(0, 200)} »`}.`,
            en: `Info/${key} ${info === undefined ? 'is no text' : `is "${info.slice(0, 200)}"`}, and ${property} is ${xmp === undefined ? 'absent' : `"${xmp.slice(0, 200)}"`}.`,
          },
  ),
  each(
    'pdfa.xmp-header',
    '6.7.5',
    {
      fr: "L'en-tête d'un paquet XMP ne dit ni sa longueur ni son encodage",
      en: 'The header of an XMP packet says neither its length nor its encoding',
    },
    packets,
    ({ header }) =>
      unless(
        ['bytes', 'encoding'].filter((name) => header?.has(name)),
        (names) => ({
          fr: `L'en-tête du paquet XMP a l'attribut ${names}.`,
          en: `The header of the XMP packet has the attribute ${names}.`,
        }),
      ),
  ),
  each(
    'pdfa.xmp-extension-schemas',
    '6.7.8',
    { fr: "Les schémas d'extension sont décrits comme demandé", en: 'Extension schemas are described as asked' },
    packets,
    ({ extensions }) => {
      const [first] = extensions.faults
      return (
        first &&
        unless(
          extensions.faults.filter(({ fault }) => fault === first.fault).map(({ name }) => name),
          faults[first.fault],
        )
      )
    },
  ),
  each(
    'pdfa.xmp-serialisation',
    '6.7.9',
    {
      fr: 'Les métadonnées XMP sont du RDF, écrit comme XMP le demande',
      en: 'The XMP metadata are RDF written as XMP asks',
    },
    ({ metadata }) => metadata,
    ({ xmp }) =>
      xmp?.valid
        ? undefined
        : {
            fr: 'Des métadonnées XMP ne sont pas du RDF lisible, écrit comme XMP le demande.',
            en: 'XMP metadata are no readable RDF, written as XMP asks.',
          },
  ),
  each(
    'pdfa.xmp-known-properties',
    '6.7.2 et 6.7.9',
    {
      fr: "Chaque propriété XMP est d'un schéma prédéfini, ou décrite par un schéma d'extension",
      en: 'Each XMP property is of a predefined schema, or described by an extension schema',
    },
    packets,
    (xmp) =>
      unless(
        judgeProperties(xmp)
          .filter(({ type }) => type === undefined)
          .map(({ property: { prefix, name } }) => `${prefix}:${name}`),
        (names) => ({
          fr: `Propriétés XMP d'aucun schéma prédéfini (XMP 2004) ni décrit : ${names}.`,
          en: `XMP properties of no schema that is predefined (XMP 2004) or described: ${names}.`,
        }),
      ),
  ),
  each(
    'pdfa.xmp-value-types',
    '6.7.2 et 6.7.9',
    {
      fr: 'La valeur de chaque propriété XMP est du type de son schéma',
      en: "The value of each XMP property is of its schema's type",
    },
    packets,
    (xmp) =>
      unless(
        judgeProperties(xmp)
          .filter(({ typed }) => !typed)
          .map(({ property: { prefix, name }, type }) => `${prefix}:${name} (${type})`),
        (names) => ({
          fr: `Valeurs XMP d'un autre type que celui attendu : ${names}.`,
          en: `XMP values of another type than the one expected: ${names}.`,
        }),
      ),
  ),
  whole(
    'pdfa.xmp-identification',
    '6.7.11',
    {
      fr: 'Les métadonnées XMP annoncent PDF/A-1, niveau A ou B',
      en: 'The XMP metadata announce PDF/A-1, level A or B',
    },
    ({ xmp }) => {
      if (xmp === undefined)
        return { fr: "Les métadonnées XMP n'annoncent rien.", en: 'The XMP metadata announce nothing.' }
      const part = identified(xmp, 'part') ?? '(absent)'
      const conformance = identified(xmp, 'conformance') ?? '(absent)'
      const prefix = xmp.properties.find(({ ns, prefix: own }) => ns === xmpNs.pdfaid && own !== 'pdfaid')?.prefix
      if (prefix !== undefined)
        return {
          fr: `Les métadonnées XMP annoncent PDF/A avec le préfixe ${prefix}, attendu pdfaid.`,
          en: `The XMP metadata announce PDF/A with the prefix ${prefix}, expected pdfaid.`,
        }
      return Number(part) === 1 && ['A', 'B'].includes(conformance)
        ? undefined
        : {
            fr: `Les métadonnées XMP annoncent pdfaid:part ${part} et pdfaid:conformance ${conformance}, attendu 1 et A ou B.`,
            en: `The XMP metadata announce pdfaid:part ${part} and pdfaid:conformance ${conformance}, expected 1 and A or B.`,
          }
    },
  ),
  whole(
    'pdfa.xmp-no-corrigendum',
    '6.7.11',
    { fr: "PDF/A-1 n'a pas de propriété pdfaid:corr", en: 'PDF/A-1 has no property pdfaid:corr' },
    ({ xmp }) =>
      propertyNamed(xmp, xmpNs.pdfaid, 'corr')
        ? { fr: 'Les métadonnées XMP ont pdfaid:corr.', en: 'The XMP metadata have pdfaid:corr.' }
        : undefined,
  ),
]
