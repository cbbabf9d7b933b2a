import type { Text } from '../../model/text.ts'
import type { Undecoded } from '../../protocols/pdf/cos/decode.ts'
import type { CosFile } from '../../protocols/pdf/cos/file.ts'
import { type CosDict, CosName } from '../../protocols/pdf/cos/values.ts'
import type { PdfFacts, UsedProfile } from '../../protocols/pdf/facts.ts'
import type { Rule } from '../rule.ts'
import { each, listed, unjudged, unless, whole } from './declare.ts'

/** Components of the spaces that an ICC profile of PDF 1.4 may have. */
const components: Readonly<Record<string, number>> = { GRAY: 1, 'RGB ': 3, 'Lab ': 3, CMYK: 4 }

const misnumbered = ({ icc, components: declared }: UsedProfile): boolean =>
  icc !== undefined && components[icc.space] !== declared

const profileText = ({ icc }: UsedProfile): Text =>
  icc
    ? {
        fr: `classe ${icc.deviceClass}, espace ${icc.space.trim()}, version ${icc.version}`,
        en: `class ${icc.deviceClass}, space ${icc.space.trim()}, version ${icc.version}`,
      }
    : { fr: 'illisible', en: 'unreadable' }

/** Whether a profile is one that PDF 1.4 admits, of these classes and spaces: ICC.1 version 2. */
const admitted = ({ icc }: UsedProfile, classes: string, spaces: readonly string[]): boolean =>
  icc !== undefined && classes.split(' ').includes(icc.deviceClass) && spaces.includes(icc.space) && icc.version < 3

/** XObjects that content uses: those that resources only name are not judged. */
const xobjects = ({ file, used }: PdfFacts, ...kinds: readonly string[]): readonly CosDict[] =>
  [...used.images, ...used.forms].filter((dict) => kinds.includes(file.nameOf(dict.entries.get('Subtype')) ?? ''))

const isForm2 = (file: CosFile, dict: CosDict): boolean =>
  dict.entries.has('PS') || file.nameOf(dict.entries.get('Subtype2')) === 'PS'

const without =
  (key: string, kinds: readonly string[]) =>
  (pdf: PdfFacts): Text | undefined =>
    xobjects(pdf, ...kinds).some(({ entries }) => entries.has(key))
      ? { fr: `Un objet externe (XObject) a la clé ${key}.`, en: `An XObject has the key ${key}.` }
      : undefined

const intentNames = ['RelativeColorimetric', 'AbsoluteColorimetric', 'Perceptual', 'Saturation']

const needs: Readonly<Record<string, string | undefined>> = {
  DeviceRGB: 'RGB ',
  DeviceCMYK: 'CMYK',
  DeviceGray: undefined,
}

const reasons: Readonly<Record<Undecoded, Text>> = {
  'too-large': { fr: 'trop grands une fois décompressés', en: 'too large once inflated' },
  damaged: { fr: 'abîmés', en: 'damaged' },
  'unknown-filter': { fr: "d'un filtre inconnu", en: 'of an unknown filter' },
}

/** 6.2: output intents, colour spaces, images, forms, graphics states, rendering intents, operators. */
export const graphicsRules: readonly Rule<PdfFacts>[] = [
  each(
    'pdfa.output-intent',
    '6.2.2',
    {
      fr: "Le profil de l'intention de sortie est un profil ICC de sortie que PDF 1.4 admet",
      en: "The output intent's profile is an ICC output profile that PDF 1.4 admits",
    },
    ({ outputIntents }) => outputIntents.filter(({ hasProfile }) => hasProfile),
    (intent) => {
      if (admitted(intent, 'prtr mntr', ['RGB ', 'CMYK', 'GRAY'])) return undefined
      const { fr, en } = profileText(intent)
      return {
        fr: `Le profil d'une intention de sortie n'est pas un profil de sortie de version 2 : ${fr}.`,
        en: `The profile of an output intent is no output profile of version 2: ${en}.`,
      }
    },
  ),
  whole(
    'pdfa.one-output-profile',
    '6.2.2',
    { fr: 'Les intentions de sortie ont le même profil', en: 'Output intents have the same profile' },
    ({ outputIntents }) =>
      new Set(outputIntents.filter(({ hasProfile }) => hasProfile).map(({ profile }) => profile ?? Symbol('direct')))
        .size <= 1
        ? undefined
        : {
            fr: "Les intentions de sortie (OutputIntents) n'ont pas toutes le même objet pour profil.",
            en: 'The output intents do not all have the same object for profile.',
          },
  ),
  each(
    'pdfa.icc-profile',
    '6.2.3.2',
    { fr: 'Chaque profil ICC utilisé est admis par PDF 1.4', en: 'Each ICC profile used is admitted by PDF 1.4' },
    ({ profiles }) => profiles,
    (profile) => {
      if (admitted(profile, 'prtr mntr scnr spac', ['RGB ', 'CMYK', 'GRAY', 'Lab '])) return undefined
      const { fr, en } = profileText(profile)
      return {
        fr: `Un espace ICCBased a un profil que PDF 1.4 n'admet pas : ${fr}.`,
        en: `An ICCBased space has a profile that PDF 1.4 does not admit: ${en}.`,
      }
    },
  ),
  each(
    'pdfa.icc-components',
    '6.2.3.2',
    { fr: 'N est le nombre de composantes du profil ICC', en: 'N is the number of components of the ICC profile' },
    ({ profiles, outputIntents }) => [...profiles, ...outputIntents].filter(({ icc }) => icc),
    (profile) =>
      misnumbered(profile)
        ? {
            fr: `Un profil ICC ${profile.icc?.space.trim()} a N ${profile.components ?? '(absent)'}.`,
            en: `An ICC profile ${profile.icc?.space.trim()} has N ${profile.components ?? '(absent)'}.`,
          }
        : undefined,
  ),
  each(
    'pdfa.device-colours',
    '6.2.3.3',
    {
      fr: "Une couleur non étalonnée n'est utilisée qu'avec une intention de sortie qui la définit",
      en: 'An uncalibrated colour is used only with an output intent that defines it',
    },
    ({ used, outputSpace }) => [...used.devices].map((device) => ({ device, outputSpace })),
    ({ device, outputSpace }) => {
      const space = needs[device]
      if (outputSpace !== undefined && (space === undefined || space === outputSpace)) return undefined
      return outputSpace === undefined
        ? {
            fr: `${device} est utilisé sans profil d'une intention de sortie GTS_PDFA1 : la couleur n'est pas définie.`,
            en: `${device} is used without the profile of a GTS_PDFA1 output intent: the colour is not defined.`,
          }
        : {
            fr: `${device} est utilisé, et le profil de l'intention de sortie est ${outputSpace.trim()}.`,
            en: `${device} is used, and the profile of the output intent is ${outputSpace.trim()}.`,
          }
    },
  ),
  whole(
    'pdfa.no-alternates',
    '6.2.4',
    { fr: "Aucune image n'a d'image de remplacement", en: 'No image has alternate images' },
    without('Alternates', ['Image']),
  ),
  whole(
    'pdfa.no-opi',
    '6.2.4 et 6.2.5',
    {
      fr: "Rien n'est à prendre dans un fichier d'impression (OPI)",
      en: 'Nothing is to be taken from a prepress file (OPI)',
    },
    without('OPI', ['Image', 'Form']),
  ),
  whole(
    'pdfa.no-interpolation',
    '6.2.4',
    { fr: "Aucune image n'est interpolée", en: 'No image is interpolated' },
    (pdf) =>
      xobjects(pdf, 'Image').some((dict) => pdf.file.get(dict, 'Interpolate') === true) ||
      [...pdf.used.inlineImages].some(({ entries }) => (entries.get('I') ?? entries.get('Interpolate')) === true)
        ? { fr: 'Une image a Interpolate à true.', en: 'An image has Interpolate true.' }
        : undefined,
  ),
  whole(
    'pdfa.no-form-postscript',
    '6.2.5',
    { fr: "Aucun formulaire externe n'est en PostScript", en: 'No form XObject is PostScript' },
    (pdf) =>
      xobjects(pdf, 'Form').some((dict) => isForm2(pdf.file, dict))
        ? {
            fr: 'Un formulaire externe a la clé PS ou Subtype2 PS.',
            en: 'A form XObject has the key PS or Subtype2 PS.',
          }
        : undefined,
  ),
  whole(
    'pdfa.no-reference-xobject',
    '6.2.6',
    { fr: 'Aucun formulaire ne renvoie à un autre PDF (Ref)', en: 'No form refers to another PDF (Ref)' },
    without('Ref', ['Form']),
  ),
  whole(
    'pdfa.no-postscript-xobject',
    '6.2.7',
    { fr: "Le fichier n'a pas de PostScript", en: 'The file has no PostScript' },
    (pdf) =>
      xobjects(pdf, 'PS').length > 0
        ? { fr: 'Le fichier a un objet PostScript (XObject PS).', en: 'The file has a PostScript XObject.' }
        : undefined,
  ),
  each(
    'pdfa.no-transfer-function',
    '6.2.8',
    { fr: "Aucun état graphique n'a de fonction de transfert", en: 'No graphics state has a transfer function' },
    ({ used, file }) => [...used.states].map((state) => ({ state, file })),
    ({ state, file }) => {
      if (state.entries.has('TR')) return { fr: 'Un ExtGState a la clé TR.', en: 'An ExtGState has the key TR.' }
      const other = file.get(state, 'TR2')
      return other === null || (other instanceof CosName && other.name === 'Default')
        ? undefined
        : { fr: 'Un ExtGState a TR2, autre que Default.', en: 'An ExtGState has TR2 other than Default.' }
    },
  ),
  whole(
    'pdfa.rendering-intents',
    '6.2.9',
    { fr: 'Chaque mode de rendu est l’un des quatre définis', en: 'Each rendering intent is one of the four defined' },
    ({ used }) =>
      unless(
        [...used.intents].filter((name) => !intentNames.includes(name)),
        (names) => ({
          fr: `Modes de rendu inconnus : ${names}.`,
          en: `Unknown rendering intents: ${names}.`,
        }),
      ),
  ),
  unjudged(
    'pdfa.content-readable',
    '6.2.10',
    { fr: 'Chaque flux de contenu peut être lu', en: 'Each content stream can be read' },
    ({ used }) =>
      unless(
        [...used.unread].map((why) => reasons[why].fr),
        (fr) => ({
          fr: `Des flux de contenu n'ont pas été jugés : ${fr}.`,
          en: `Content streams were not judged: ${listed([...used.unread].map((why) => reasons[why].en))}.`,
        }),
      ),
  ),
  whole(
    'pdfa.defined-operators',
    '6.2.10',
    { fr: 'Chaque opérateur est défini par PDF 1.4', en: 'Each operator is defined by PDF 1.4' },
    ({ used }) =>
      unless([...used.undefinedOperators], (names) => ({
        fr: `Opérateurs inconnus dans un flux de contenu : ${names}.`,
        en: `Unknown operators in a content stream: ${names}.`,
      })),
  ),
]
