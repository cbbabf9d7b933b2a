import { isMatricule } from '../../protocols/ins/matricule.ts'
import { at, type PlacedElement } from '../../xml/placed.ts'
import { type Rule, rule } from '../rule.ts'
import { authorSpecialties, isIn } from './value-sets.ts'

const clause = 'JDV_J01_XdsAuthorSpecialty_CISIS'

/** Authors' codes that name a code system of the value set: others are codes of another nature. */
const specialties = (document: PlacedElement): readonly PlacedElement[] =>
  at(document, 'author', 'assignedAuthor', 'code').filter(
    ({ attributes: { codeSystem = '', nullFlavor } }) =>
      nullFlavor === undefined && authorSpecialties[codeSystem] !== undefined,
  )

const idnps = '1.2.250.1.71.4.2.1'

/** What is known of an author's codes and identifiers beyond their presence. */
export const authorRules: readonly Rule[] = [
  rule({
    id: 'cda.author-specialty-in-J01',
    clause,
    title: {
      fr: "La spécialité de l'auteur est un code du JDV_J01",
      en: "The author's speciality is a code of JDV_J01",
    },
    context: specialties,
    judge: ({ attributes: { code, codeSystem } }) =>
      isIn(authorSpecialties, code, codeSystem)
        ? undefined
        : {
            fr: `La spécialité ${code ?? '(absente)'} (${codeSystem}) n'est pas dans le JDV_J01.`,
            en: `The speciality ${code ?? '(absent)'} (${codeSystem}) is not in JDV_J01.`,
          },
  }),
  rule({
    id: 'cda.professional-is-no-patient',
    clause: 'Volet Structuration minimale 1.16.8, PS_IdNat',
    severity: 'warning',
    title: {
      fr: "L'identifiant d'un professionnel n'est pas un matricule INS",
      en: "A professional's id is no matricule INS",
    },
    context: (document) =>
      at(document, 'author', 'assignedAuthor', 'id').filter(({ attributes: { root } }) => root === idnps),
    judge: ({ attributes: { extension = '' } }) =>
      isMatricule(extension)
        ? {
            fr: `« ${extension} » est un matricule INS, sous la racine des professionnels.`,
            en: `"${extension}" is a matricule INS, under the root of professionals.`,
          }
        : undefined,
  }),
]
