import { at, type PlacedElement } from '../../xml/placed.ts'
import { type Rule, rule } from '../rule.ts'
import { cardinality } from './cardinality.ts'
import { expectedKey, hasMatriculeForm, isInsRoot } from './matricule.ts'
import { genders, isIn } from './value-sets.ts'

const clause = 'Volet Structuration minimale 1.16.8, recordTarget'

const roles = (document: PlacedElement) => at(document, 'recordTarget', 'patientRole')
const patients = (document: PlacedElement) => at(document, 'recordTarget', 'patientRole', 'patient')
const names = (document: PlacedElement) => at(document, 'recordTarget', 'patientRole', 'patient', 'name')
const ids = (document: PlacedElement) => at(document, 'recordTarget', 'patientRole', 'id')

const isIns = (id: PlacedElement): boolean => isInsRoot(id.attributes.root)

const part = (name: PlacedElement, child: string, qualifier: string | undefined): string | undefined =>
  at(name, child)
    .find((element) => element.attributes.qualifier === qualifier)
    ?.text.trim()
    .replace(/\s+/g, ' ')

/** Case, accents, hyphens and apostrophes do not tell two given names apart (INS guide, EXI ID 10). */
const comparable = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[-'’]/g, ' ').toUpperCase()

const startsWithFirstName = (list: string, first: string): boolean =>
  `${comparable(list)} `.startsWith(`${comparable(first)} `)

/** The patient: identifiers with the INS first, and the traits that go with it. */
export const patientRules: readonly Rule[] = [
  cardinality({ id: 'cda.recordTarget-once', clause, path: [], child: 'recordTarget', min: 1, max: 1 }),
  cardinality({
    id: 'cda.patient-once',
    clause,
    path: ['recordTarget', 'patientRole'],
    child: 'patient',
    min: 1,
    max: 1,
  }),
  cardinality({
    id: 'cda.patient-id',
    clause,
    path: ['recordTarget', 'patientRole'],
    child: 'id',
    min: 1,
    max: Number.POSITIVE_INFINITY,
  }),
  rule({
    id: 'cda.patient-id-complete',
    clause,
    title: { fr: 'Chaque identifiant du patient a root et extension', en: 'Each patient id has root and extension' },
    context: ids,
    judge: ({ attributes: { root = '', extension = '', nullFlavor } }) =>
      nullFlavor !== undefined || (root !== '' && extension !== '')
        ? undefined
        : {
            fr: `Identifiant incomplet : root « ${root} », extension « ${extension} ».`,
            en: `Incomplete id: root "${root}", extension "${extension}".`,
          },
  }),
  rule({
    id: 'cda.ins-first',
    clause,
    title: { fr: "L'INS est le premier identifiant du patient", en: 'The INS is the first id of the patient' },
    context: (document) => roles(document).filter((role) => at(role, 'id').some(isIns)),
    judge: (role) => {
      const all = at(role, 'id')
      const ins = all.filter(isIns)
      const [first] = ins
      if (first === undefined || (all[0] === first && ins.length === 1)) return undefined
      const [, second] = ins
      return second
        ? {
            at: second,
            message: {
              fr: `${ins.length} INS pour un même patient, attendu une seule.`,
              en: `${ins.length} INS for one patient, expected one.`,
            },
          }
        : {
            at: first,
            message: {
              fr: "L'INS vient après un identifiant local, elle doit être en premier.",
              en: 'The INS comes after a local id, it must be first.',
            },
          }
    },
  }),
  rule({
    id: 'cda.ins-matricule',
    clause,
    title: { fr: 'Le matricule INS a la forme de 15 caractères', en: 'The matricule INS has its 15-character form' },
    context: (document) => ids(document).filter(isIns),
    judge: ({ attributes: { extension = '' } }) =>
      hasMatriculeForm(extension)
        ? undefined
        : {
            fr: `« ${extension} » n'a pas la forme d'un matricule INS : 13 caractères et 2 chiffres de clé.`,
            en: `"${extension}" does not look like a matricule INS: 13 characters and 2 digits of key.`,
          },
  }),
  // A warning: the rule is one of entry, and six published examples carry a fictitious matricule with a wrong key.
  rule({
    id: 'cda.ins-key',
    clause: "Guide d'implémentation INS, règle 17",
    severity: 'warning',
    title: { fr: 'La clé du matricule INS est juste', en: 'The key of the matricule INS is right' },
    context: (document) => ids(document).filter((id) => isIns(id) && hasMatriculeForm(id.attributes.extension ?? '')),
    judge: ({ attributes: { extension = '' } }) =>
      expectedKey(extension) === extension.slice(13)
        ? undefined
        : {
            fr: `La clé du matricule ${extension} vaut ${extension.slice(13)}, attendu ${expectedKey(extension)}.`,
            en: `The key of the matricule ${extension} is ${extension.slice(13)}, expected ${expectedKey(extension)}.`,
          },
  }),
  rule({
    id: 'cda.ins-birthplace',
    clause,
    title: {
      fr: "Avec l'INS, le lieu de naissance porte le code COG",
      en: 'With the INS, the birth place has its COG code',
    },
    context: (document) => roles(document).filter((role) => at(role, 'id').some(isIns)),
    judge: (role) => {
      const [county] = at(role, 'patient', 'birthplace', 'place', 'addr', 'county')
      if (/^(?:\d{5}|2[AB]\d{3})$/.test(county?.text.trim() ?? '')) return undefined
      return {
        at: county ?? at(role, 'patient')[0] ?? role,
        message: {
          fr: `birthplace/place/addr/county vaut « ${county?.text.trim() ?? '(absent)'} », attendu le code COG de 5 caractères.`,
          en: `birthplace/place/addr/county is "${county?.text.trim() ?? '(absent)'}", expected the 5-character COG code.`,
        },
      }
    },
  }),
  cardinality({
    id: 'cda.patient-name-once',
    clause,
    path: ['recordTarget', 'patientRole', 'patient'],
    child: 'name',
    min: 1,
    max: 1,
  }),
  rule({
    id: 'cda.patient-birth-name',
    clause,
    title: {
      fr: 'Le nom de naissance est un family qualifié BR',
      en: 'The birth name is a family qualified BR',
    },
    context: names,
    judge: (name) =>
      part(name, 'family', 'BR')
        ? undefined
        : {
            fr: 'Aucun family de qualifier BR : le nom de naissance manque.',
            en: 'No family with qualifier BR: the birth name is missing.',
          },
  }),
  rule({
    id: 'cda.patient-given-names',
    clause,
    title: {
      fr: 'Les prénoms de naissance (« given » sans « qualifier ») et le premier (« given » BR) sont présents',
      en: 'The birth given names ("given" without "qualifier") and the first one ("given" BR) are present',
    },
    context: names,
    judge: (name) => {
      const list = part(name, 'given', undefined)
      const first = part(name, 'given', 'BR')
      if (list && first) return undefined
      return {
        fr: `Liste des prénoms : ${list ?? 'absente'} ; premier prénom : ${first ?? 'absent'}.`,
        en: `Given names: ${list ?? 'absent'}; first given name: ${first ?? 'absent'}.`,
      }
    },
  }),
  rule({
    id: 'cda.patient-first-given-name',
    clause: "Guide d'implémentation INS 3.0, EXI ID 10",
    severity: 'warning',
    title: {
      fr: 'La liste des prénoms commence par le premier prénom',
      en: 'The list of given names starts with the first one',
    },
    context: (document) =>
      names(document).filter((name) => part(name, 'given', undefined) && part(name, 'given', 'BR')),
    judge: (name) => {
      const list = part(name, 'given', undefined) ?? ''
      const first = part(name, 'given', 'BR') ?? ''
      return startsWithFirstName(list, first)
        ? undefined
        : {
            fr: `La liste des prénoms « ${list} » ne commence pas par le premier prénom « ${first} ».`,
            en: `The given names "${list}" do not start with the first one, "${first}".`,
          }
    },
  }),
  rule({
    id: 'cda.patient-name-qualifiers',
    clause,
    title: { fr: 'Les noms ne sont qualifiés que BR ou CL', en: 'Names are qualified BR or CL only' },
    context: (document) => names(document).flatMap((name) => [...at(name, 'family'), ...at(name, 'given')]),
    judge: ({ name, attributes: { qualifier } }) => {
      const allowed = name === 'given' ? [undefined, 'BR', 'CL'] : ['BR', 'CL']
      return allowed.includes(qualifier)
        ? undefined
        : {
            fr: `${name} a le qualifier « ${qualifier ?? '(absent)'} », attendu BR ou CL.`,
            en: `${name} has the qualifier "${qualifier ?? '(absent)'}", expected BR or CL.`,
          }
    },
  }),
  rule({
    id: 'cda.patient-gender',
    clause: 'JDV_J143_AdministrativeGender_CISIS',
    title: { fr: 'Le sexe est un code du JDV_J143', en: 'The gender is a code of JDV_J143' },
    context: patients,
    judge: (patient) => {
      const [gender] = at(patient, 'administrativeGenderCode')
      const { code, codeSystem } = gender?.attributes ?? {}
      if (isIn(genders, code, codeSystem)) return undefined
      return {
        at: gender ?? patient,
        message: {
          fr: `administrativeGenderCode vaut ${code ?? '(absent)'} (${codeSystem ?? 'sans codeSystem'}), attendu M, F ou UN de 2.16.840.1.113883.5.1.`,
          en: `administrativeGenderCode is ${code ?? '(absent)'} (${codeSystem ?? 'no codeSystem'}), expected M, F or UN of 2.16.840.1.113883.5.1.`,
        },
      }
    },
  }),
  rule({
    id: 'cda.patient-birthTime',
    clause,
    title: { fr: 'La date de naissance est renseignée', en: 'The birth date is filled' },
    context: patients,
    judge: (patient) => {
      const [birthTime] = at(patient, 'birthTime')
      const { value, nullFlavor } = birthTime?.attributes ?? {}
      if (nullFlavor !== undefined || /^\d{4}(?:\d{4})?/.test(value ?? '')) return undefined
      return {
        at: birthTime ?? patient,
        message: {
          fr: `birthTime vaut « ${value ?? '(absent)'} », attendu AAAAMMJJ.`,
          en: `birthTime is "${value ?? '(absent)'}", expected AAAAMMJJ.`,
        },
      }
    },
  }),
]
