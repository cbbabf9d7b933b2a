import type { CosFile } from '../../protocols/pdf/cos/file.ts'
import { CosDict, CosStream } from '../../protocols/pdf/cos/values.ts'
import type { PdfFacts } from '../../protocols/pdf/facts.ts'
import type { Rule } from '../rule.ts'
import { each, unless, whole } from './declare.ts'

/** Annotations of PDF 1.4 that PDF/A-1 admits. */
const annotationTypes = new Set(
  'Text Link FreeText Line Square Circle Highlight Underline Squiggly StrikeOut Stamp Ink Popup Widget PrinterMark TrapNet'.split(
    ' ',
  ),
)
const actionTypes = new Set(['GoTo', 'GoToR', 'Thread', 'URI', 'Named', 'SubmitForm'])
const namedActions = new Set(['NextPage', 'PrevPage', 'FirstPage', 'LastPage'])

interface OnDict {
  readonly dict: CosDict
  readonly file: CosFile
  readonly outputSpace: string | undefined
}

const on =
  (which: (pdf: PdfFacts) => readonly CosDict[]) =>
  (pdf: PdfFacts): readonly OnDict[] =>
    which(pdf).map((dict) => ({ dict, file: pdf.file, outputSpace: pdf.outputSpace }))

const annotations = on(({ annotations: all }) => all)
const isWidget = ({ dict, file }: OnDict): boolean => file.nameOf(dict.entries.get('Subtype')) === 'Widget'

/** The type of a field, that a widget may inherit from its parents. */
const fieldTypeOf = ({ dict, file }: OnDict): string | undefined => {
  let at: CosDict | undefined = dict
  for (let steps = 0; at && steps < 32; steps++) {
    const own = file.nameOf(at.entries.get('FT'))
    if (own !== undefined) return own
    at = file.dictOf(at.entries.get('Parent'))
  }
  return undefined
}

/** 6.5: annotations. */
export const annotationRules: readonly Rule<PdfFacts>[] = [
  each(
    'pdfa.annotation-types',
    '6.5.2',
    { fr: "Chaque annotation est d'un type admis", en: 'Each annotation is of an admitted type' },
    annotations,
    ({ dict, file }) => {
      const type = file.nameOf(dict.entries.get('Subtype'))
      return annotationTypes.has(type ?? '')
        ? undefined
        : {
            fr: `Annotation ${type ?? 'sans type'} non admise.`,
            en: `Annotation ${type ?? 'without a type'} not admitted.`,
          }
    },
  ),
  each(
    'pdfa.annotation-opacity',
    '6.5.3',
    { fr: 'Chaque annotation est opaque', en: 'Each annotation is opaque' },
    annotations,
    ({ dict, file }) => {
      const alpha = file.numberOf(dict.entries.get('CA'))
      return alpha === undefined || alpha === 1
        ? undefined
        : { fr: `Une annotation a CA ${alpha}, attendu 1.0.`, en: `An annotation has CA ${alpha}, expected 1.0.` }
    },
  ),
  each(
    'pdfa.annotation-flags',
    '6.5.3',
    { fr: "Chaque annotation s'imprime et n'est pas masquée", en: 'Each annotation prints and is not hidden' },
    annotations,
    ({ dict, file }) => {
      const flags = file.numberOf(dict.entries.get('F'))
      if (flags !== undefined && (flags & 4) === 4 && (flags & (1 | 2 | 32)) === 0) return undefined
      return {
        fr: `Une annotation a F ${flags ?? '(absent)'} : Print doit valoir 1, Invisible, Hidden et NoView 0.`,
        en: `An annotation has F ${flags ?? '(absent)'}: Print must be 1, Invisible, Hidden and NoView 0.`,
      }
    },
  ),
  each(
    'pdfa.annotation-colours',
    '6.5.3',
    {
      fr: "Une annotation n'a de couleur qu'avec une intention de sortie RGB",
      en: 'An annotation has a colour only with an RGB output intent',
    },
    annotations,
    ({ dict, file, outputSpace }) => {
      const coloured = ['C', 'IC'].filter((key) => file.arrayOf(dict.entries.get(key)).length > 0)
      return outputSpace === 'RGB '
        ? undefined
        : unless(coloured, (keys) => ({
            fr: `Une annotation a ${keys}, sans profil RGB d'une intention de sortie.`,
            en: `An annotation has ${keys}, without an RGB profile of an output intent.`,
          }))
    },
  ),
  each(
    'pdfa.annotation-appearance',
    '6.5.3',
    { fr: "L'aspect d'une annotation n'a que N", en: 'The appearance of an annotation has only N' },
    annotations,
    (annotation) => {
      const { dict, file } = annotation
      const appearance = file.dictOf(dict.entries.get('AP'))
      if (!appearance) return undefined
      const others = [...appearance.entries.keys()].filter((key) => key !== 'N')
      if (others.length > 0 || !appearance.entries.has('N'))
        return {
          fr: `L'aspect (AP) d'une annotation a d'autres clés que N : ${others.join(', ') || 'aucune'}.`,
          en: `The appearance (AP) of an annotation has keys other than N: ${others.join(', ') || 'none'}.`,
        }
      const normal = file.get(appearance, 'N')
      const button = isWidget(annotation) && fieldTypeOf(annotation) === 'Btn'
      const right = button ? normal instanceof CosDict && normal.entries.size > 0 : normal instanceof CosStream
      if (right) return undefined
      return button
        ? {
            fr: "L'aspect N d'un bouton n'est pas un dictionnaire d'aspects.",
            en: 'The appearance N of a button is not a dictionary of appearances.',
          }
        : {
            fr: "L'aspect N d'une annotation n'est pas un flux.",
            en: 'The appearance N of an annotation is not a stream.',
          }
    },
  ),
]

/** 6.6: actions. */
export const actionRules: readonly Rule<PdfFacts>[] = [
  each(
    'pdfa.action-types',
    '6.6.1',
    { fr: "Chaque action est d'un type admis", en: 'Each action is of an admitted type' },
    on(({ actions }) => actions),
    ({ dict, file }) => {
      const type = file.nameOf(dict.entries.get('S')) ?? ''
      return actionTypes.has(type) ? undefined : { fr: `Action ${type} interdite.`, en: `Forbidden action ${type}.` }
    },
  ),
  whole(
    'pdfa.no-javascript-names',
    '6.6.1',
    { fr: 'Le document ne nomme pas de JavaScript', en: 'The document names no JavaScript' },
    ({ file }) =>
      file.get(file.dictOf(file.catalog?.entries.get('Names')), 'JavaScript') === null
        ? undefined
        : { fr: 'Le document nomme des JavaScript (« Names »).', en: 'The document names JavaScript ("Names").' },
  ),
  each(
    'pdfa.named-actions',
    '6.6.1',
    { fr: 'Chaque action nommée change de page', en: 'Each named action turns pages' },
    (pdf) =>
      on(({ actions }) => actions)(pdf).filter(({ dict, file }) => file.nameOf(dict.entries.get('S')) === 'Named'),
    ({ dict, file }) => {
      const name = file.nameOf(dict.entries.get('N')) ?? ''
      return namedActions.has(name)
        ? undefined
        : { fr: `Action nommée ${name} non admise.`, en: `Named action ${name} not admitted.` }
    },
  ),
  each(
    'pdfa.no-widget-action',
    '6.6.1 et 6.9',
    { fr: "Un champ de formulaire n'a pas d'action", en: 'A form field has no action' },
    (pdf) => annotations(pdf).filter(isWidget),
    ({ dict }) =>
      dict.entries.has('A')
        ? { fr: 'Un champ de formulaire a une action (A).', en: 'A form field has an action (A).' }
        : undefined,
  ),
  whole(
    'pdfa.no-additional-actions',
    '6.6.2 et 6.9',
    {
      fr: "Ni le document, ni un champ n'a d'actions supplémentaires (AA)",
      en: 'Neither the document nor a field has additional actions (AA)',
    },
    (pdf) => {
      const widgets = annotations(pdf).filter(isWidget)
      const holders = [
        ...(pdf.file.catalog ? [pdf.file.catalog] : []),
        ...pdf.fields,
        ...widgets.map(({ dict }) => dict),
      ]
      return holders.some(({ entries }) => entries.has('AA'))
        ? {
            fr: 'Le document ou un champ de formulaire a des actions supplémentaires (AA).',
            en: 'The document or a form field has additional actions (AA).',
          }
        : undefined
    },
  ),
]

/** 6.9: interactive forms. */
export const formRules: readonly Rule<PdfFacts>[] = [
  whole(
    'pdfa.no-need-appearances',
    '6.9',
    { fr: 'Chaque champ de formulaire porte son aspect', en: 'Each form field carries its appearance' },
    ({ file }) =>
      file.get(file.dictOf(file.catalog?.entries.get('AcroForm')), 'NeedAppearances') === true
        ? { fr: 'Le formulaire a NeedAppearances à true.', en: 'The form has NeedAppearances true.' }
        : undefined,
  ),
]
