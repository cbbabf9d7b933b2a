import type { Text } from '../../model/text.ts'
import { sameLetters } from '../../protocols/mail/letters.ts'
import type { Claim } from './claim.ts'
import { sameGiven, sameWords } from './names.ts'

/** A trait of a person that several sources tell. */
export interface Trait {
  readonly id: string
  readonly label: Text
  /** What a claim says of it, to show; undefined when nothing. */
  readonly value: (claim: Claim) => string | undefined
  readonly same: (one: Claim, other: Claim) => boolean
}

/** Two sources that tell the birth name apart are compared on it; another may write the name in use. */
const sameFamily = (one: Claim, other: Claim): boolean =>
  one.birthFamily && other.birthFamily
    ? sameLetters(one.birthFamily, other.birthFamily)
    : one.families.some((a) => other.families.some((b) => sameLetters(a, b)))

const sameGivenName = (one: Claim, other: Claim): boolean =>
  one.firstGiven && other.firstGiven
    ? sameWords(one.firstGiven, other.firstGiven)
    : one.givens.some((a) => other.givens.some((b) => sameGiven(a, b)))

export const traits: readonly Trait[] = [
  {
    id: 'ins',
    label: { fr: 'Le matricule INS', en: 'matricule INS' },
    value: ({ ins, insOid }) => (ins ? `${ins} (${insOid ?? '∅'})` : undefined),
    same: (one, other) => one.ins === other.ins && one.insOid === other.insOid,
  },
  {
    id: 'family-name',
    label: { fr: 'Le nom', en: 'family name' },
    value: ({ families: [family] }) => family,
    same: sameFamily,
  },
  {
    id: 'given-name',
    label: { fr: 'Le prénom', en: 'given name' },
    value: ({ givens: [given] }) => given,
    same: sameGivenName,
  },
  {
    id: 'birth-date',
    label: { fr: 'La date de naissance', en: 'birth date' },
    value: ({ birthDate }) => birthDate || undefined,
    same: (one, other) => one.birthDate?.slice(0, 8) === other.birthDate?.slice(0, 8),
  },
  {
    id: 'sex',
    label: { fr: 'Le sexe', en: 'sex' },
    value: ({ sex }) => (sex === 'M' || sex === 'F' ? sex : undefined),
    same: (one, other) => one.sex === other.sex,
  },
]

/** The traits that both tell, and not the same way. */
export const disagreeing = (one: Claim, other: Claim): readonly Trait[] =>
  traits.filter(({ value, same }) => value(one) !== undefined && value(other) !== undefined && !same(one, other))
