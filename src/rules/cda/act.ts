import { at, type PlacedElement } from '../../xml/placed.ts'
import { type Rule, rule, wholeDocument } from '../rule.ts'
import { cardinality } from './cardinality.ts'
import { healthcareFacilityTypes, isIn, practiceSettings, type ValueSet } from './value-sets.ts'

const clause = 'Volet Structuration minimale 1.16.8, acte documenté et prise en charge'

const mainEvent = (document: PlacedElement): readonly PlacedElement[] =>
  at(at(document, 'documentationOf')[0], 'serviceEvent')

const industry = ['performer', 'assignedEntity', 'representedOrganization', 'standardIndustryClassCode'] as const
const facility = ['componentOf', 'encompassingEncounter', 'location', 'healthCareFacility'] as const

/** A coded element that must be there, with a code of a value set. */
const codedIn = (holder: PlacedElement, path: readonly string[], set: ValueSet, setName: string) => {
  const [element] = at(holder, ...path)
  const { code, codeSystem } = element?.attributes ?? {}
  if (isIn(set, code, codeSystem)) return undefined
  return {
    at: element ?? holder,
    message: {
      fr: `${path.join('/')} vaut ${code ?? '(absent)'} (${codeSystem ?? 'sans codeSystem'}), attendu un code du ${setName}.`,
      en: `${path.join('/')} is ${code ?? '(absent)'} (${codeSystem ?? 'no codeSystem'}), expected a code of ${setName}.`,
    },
  }
}

/** The documented act, the documents it relates to and the encounter. */
export const actRules: readonly Rule[] = [
  cardinality({
    id: 'cda.documentationOf-present',
    clause,
    path: [],
    child: 'documentationOf',
    min: 1,
    max: Number.POSITIVE_INFINITY,
  }),
  rule({
    id: 'cda.main-act-date',
    clause,
    title: { fr: "L'acte principal est daté", en: 'The main act is dated' },
    context: mainEvent,
    judge: (event) =>
      at(event, 'effectiveTime').length === 1
        ? undefined
        : {
            fr: 'Le premier serviceEvent doit avoir un effectiveTime, et un seul.',
            en: 'The first serviceEvent must have one effectiveTime, and one only.',
          },
  }),
  rule({
    id: 'cda.main-act-performer',
    clause,
    title: { fr: "L'acte principal a un exécutant (PRF)", en: 'The main act has one performer (PRF)' },
    context: mainEvent,
    judge: (event) => {
      const performers = at(event, 'performer')
      return performers.length === 1 && performers[0]?.attributes.typeCode === 'PRF'
        ? undefined
        : {
            at: performers[0] ?? event,
            message: {
              fr: `Le premier serviceEvent a ${performers.length} performer, attendu un seul, de typeCode PRF.`,
              en: `The first serviceEvent has ${performers.length} performer, expected one of typeCode PRF.`,
            },
          }
    },
  }),
  rule({
    id: 'cda.practice-setting-in-J04',
    clause: 'JDV_J04_XdsPracticeSettingCode_CISIS',
    title: {
      fr: "Le cadre d'exercice de l'exécutant est un code du JDV_J04",
      en: "The performer's practice setting is a code of JDV_J04",
    },
    context: mainEvent,
    judge: (event) => codedIn(event, industry, practiceSettings, 'JDV_J04'),
  }),
  rule({
    id: 'cda.relatedDocument',
    clause,
    title: {
      fr: 'Le document lié est remplacé (RPLC) ou transformé (XFRM), et identifié',
      en: 'The related document is replaced (RPLC) or transformed (XFRM), and identified',
    },
    context: (document) => at(document, 'relatedDocument'),
    judge: (related) => {
      const typeCode = related.attributes.typeCode ?? ''
      const id = at(related, 'parentDocument', 'id')[0]?.attributes.root
      return ['RPLC', 'XFRM'].includes(typeCode) && id
        ? undefined
        : {
            fr: `relatedDocument de typeCode « ${typeCode} » et d'identifiant ${id ?? '(absent)'} : attendu RPLC ou XFRM, et parentDocument/id.`,
            en: `relatedDocument of typeCode "${typeCode}" and id ${id ?? '(absent)'}: expected RPLC or XFRM, and parentDocument/id.`,
          }
    },
  }),
  rule({
    id: 'cda.relatedDocument-once',
    clause,
    title: { fr: 'Il y a au plus un document lié', en: 'There is at most one related document' },
    context: wholeDocument,
    judge: (document) => {
      const [, second] = at(document, 'relatedDocument')
      return (
        second && {
          at: second,
          message: {
            fr: 'Un second relatedDocument : un seul est permis.',
            en: 'A second relatedDocument: only one is allowed.',
          },
        }
      )
    },
  }),
  cardinality({ id: 'cda.componentOf-once', clause, path: [], child: 'componentOf', min: 1, max: 1 }),
  rule({
    id: 'cda.facility-in-J02',
    clause: 'JDV_J02_XdsHealthcareFacilityTypeCode_CISIS',
    title: {
      fr: 'Le lieu de la prise en charge a un code du JDV_J02',
      en: 'The place of the encounter has a code of JDV_J02',
    },
    context: (document) => at(document, 'componentOf', 'encompassingEncounter'),
    judge: (encounter) => codedIn(encounter, [...facility.slice(2), 'code'], healthcareFacilityTypes, 'JDV_J02'),
  }),
]
