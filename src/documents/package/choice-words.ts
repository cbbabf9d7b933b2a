import type { Text } from '../../model/text.ts'
import type { ChosenVolet, NamedVolet, Passed } from '../artefacts/choice.ts'
import type { ToldRule } from '../told-rules.ts'

const both = (text: string): Text => ({ fr: text, en: text })
const join = (parts: readonly Text[], by: Text): Text => ({
  fr: parts.map(({ fr }) => fr).join(by.fr),
  en: parts.map(({ en }) => en).join(by.en),
})
const and: Text = { fr: ' ; ', en: '; ' }
const colon: Text = { fr: ' : ', en: ': ' }

/** `VAC (templateId 1.2.250.1.213.1.1.1.37, version 2023.01)`. */
const volet = ({ code, templateId }: NamedVolet): Text => {
  if (!templateId) return both(code)
  const { root, extension } = templateId
  return {
    fr: `${code} (templateId ${root}, ${extension === undefined ? 'sans version' : `version ${extension}`})`,
    en: `${code} (templateId ${root}, ${extension === undefined ? 'no version' : `version ${extension}`})`,
  }
}

/** Why this version of a volet. */
const versionWords = ({ because, named, path }: ChosenVolet): Text => {
  if (named === undefined) {
    return {
      fr: `le prologue nomme ce fichier ; aucun templateId de volet n'est dans l'en-tête`,
      en: `the prolog names this file; the header has no templateId of a volet`,
    }
  }
  const has = named.versions.join(', ')
  const lacked: Text =
    named.templateId?.extension === undefined
      ? both('')
      : {
          fr: `, version que le paquet n'a pas (il a ${has})`,
          en: `, a version that the package lacks (it has ${has})`,
        }
  const of = volet(named)
  const reasons: Readonly<Record<ChosenVolet['because'], Text>> = {
    'template-id': of,
    early: {
      fr: `${of.fr} : les documents d'avant 2022 ne nommaient pas leur version`,
      en: `${of.en}: documents before 2022 did not name their version`,
    },
    'schema-named': {
      fr: `${of.fr}${lacked.fr} : le prologue nomme ${path}`,
      en: `${of.en}${lacked.en}: the prolog names ${path}`,
    },
    'newest-version': {
      fr: `${of.fr}${lacked.fr} : la plus récente du paquet`,
      en: `${of.en}${lacked.en}: the newest of the package`,
    },
  }
  return reasons[because]
}

/** Why a rule set of a volet was applied. */
export const chosenWords = (chosen: ChosenVolet): Text => join([both(chosen.path), versionWords(chosen)], colon)

const codeWords = ({ why, code, of }: Extract<Passed, { readonly of: unknown }>): Text => {
  const list = of.volets.join(', ')
  if (why === 'level-1') {
    return {
      fr: `document de niveau 1, de code ${code}, qui est celui de ${list} : les règles d'un volet portent sur un corps structuré`,
      en: `document of level 1 with the code ${code}, that of ${list}: the rules of a volet are about a structured body`,
    }
  }
  return of.isShared
    ? {
        fr: `aucun templateId de volet ; le code ${code} est, entre autres, celui de ${list}`,
        en: `no templateId of a volet; the code ${code} is, among others, that of ${list}`,
      }
    : {
        fr: `aucun templateId de volet, mais le code ${code} est celui de ${list}`,
        en: `no templateId of a volet, but the code ${code} is that of ${list}`,
      }
}

/** Why a volet that the document announces was not applied. `hasPackage` is false where no package was given at all. */
export const passedWords = (passed: Passed, hasPackage: boolean): Text => {
  if ('of' in passed) return codeWords(passed)
  if ('schema' in passed) {
    return hasPackage
      ? {
          fr: `le prologue nomme ${passed.schema}, que le paquet n'a pas`,
          en: `the prolog names ${passed.schema}, which the package lacks`,
        }
      : { fr: `le prologue nomme ${passed.schema}`, en: `the prolog names ${passed.schema}` }
  }
  const of = volet(passed.named)
  if (passed.why === 'not-in-package') {
    return hasPackage
      ? { fr: `${of.fr}, dont le paquet n'a aucun jeu`, en: `${of.en}, of which the package has none` }
      : of
  }
  return passed.why === 'level-1'
    ? {
        fr: `${of.fr}, mais le corps n'est pas structuré (niveau 1), et le prologue ne nomme pas de jeu`,
        en: `${of.en}, but the body is not structured (level 1), and the prolog names no rule set`,
      }
    : {
        fr: `${of.fr}, mais le prologue nomme des schémas dont aucun n'est de ce volet`,
        en: `${of.en}, but the prolog names schemas, none of which is of this volet`,
      }
}

/** How many files of a package are named: a package of another kind has hundreds. */
const mostNamed = 5

const uncalledWords = (uncalled: readonly string[]): Text => {
  const named = uncalled.slice(0, mostNamed).join(', ')
  const more = uncalled.length > mostNamed ? ` … (${uncalled.length})` : ''
  return {
    fr: `du paquet, aucun document n'appelle ${named}${more}`,
    en: `of the package, no document calls for ${named}${more}`,
  }
}

const none: Text = {
  fr: `aucun jeu de volet : ni templateId, ni code, ni prologue n'en annonce`,
  en: `no rule set of a volet: neither templateId, code nor prolog announces one`,
}

/** The whole choice in one line. */
export const choiceWords = (
  chosen: readonly ChosenVolet[],
  passed: readonly Passed[],
  uncalled: readonly string[] | undefined,
): Text => {
  const told = [...chosen.map(chosenWords), ...passed.map((one) => passedWords(one, uncalled !== undefined))]
  const notApplied: Text = { fr: 'aucun jeu de volet : ', en: 'no rule set of a volet: ' }
  const withoutPackage: Text = {
    fr: `aucun jeu de volet, faute de paquet de l'ANS : `,
    en: `no rule set of a volet, for want of a package of the ANS: `,
  }
  const head = uncalled === undefined ? withoutPackage : notApplied
  const first = told.length === 0 ? none : chosen.length > 0 ? join(told, and) : join([head, join(told, and)], both(''))
  return uncalled === undefined || uncalled.length === 0 ? first : join([first, uncalledWords(uncalled)], and)
}

/** What a document that was judged as something else, or not judged, is told: one rule id for each cause. */
export const otherFinding = (chosen: ChosenVolet): { readonly rule: ToldRule; readonly message: Text } => {
  const words = chosenWords(chosen)
  return chosen.named === undefined
    ? {
        rule: 'cda.volet-template-id',
        message: {
          fr: `Jugé par ${words.fr}. Ajoutez le templateId du volet.`,
          en: `Judged by ${words.en}. Add the templateId of the volet.`,
        },
      }
    : {
        rule: 'cda.volet-version',
        message: {
          fr: `Jugé par ${words.fr}. Ce verdict n'est pas celui de la version annoncée.`,
          en: `Judged by ${words.en}. This verdict is not that of the version announced.`,
        },
      }
}

export const missedFinding = (passed: Passed): { readonly rule: ToldRule; readonly message: Text } => {
  const { fr, en } = passedWords(passed, true)
  return {
    rule: 'cda.volet-not-judged',
    message: {
      fr: `Aucun jeu de volet n'a jugé ce document : ${fr}.`,
      en: `No rule set of a volet judged this document: ${en}.`,
    },
  }
}
