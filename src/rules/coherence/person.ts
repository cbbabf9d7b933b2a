import type { Finding } from '../../model/finding.ts'
import type { CdaHeader } from '../../protocols/cda/types.ts'
import { claimOfCda } from './claims.ts'
import { disagreeing } from './traits.ts'

/** The identifiers that a header gives its patient: `root^extension`. */
export const idsOf = (header: CdaHeader): readonly string[] =>
  header.recordTargets.flatMap(({ ids }) => ids.map(({ root, extension }) => `${root}^${extension ?? ''}`))

/** Whether two headers name their patients by an identifier in common; none on either side proves nothing. */
export const sharesAnId = (one: CdaHeader, other: CdaHeader): boolean => {
  const [known, own] = [idsOf(one), idsOf(other)]
  return known.length + own.length === 0 || own.some((id) => known.includes(id))
}

/** Whether two headers are about one person: an identifier in common, and no trait that differs. */
export const samePerson = (one: CdaHeader, other: CdaHeader): boolean =>
  sharesAnId(one, other) && disagreeing(claimOfCda(one), claimOfCda(other)).length === 0

/** One line for a person. */
const line = (header: CdaHeader): string => {
  const { families, givens, birthDate, sex, ins } = claimOfCda(header)
  return [families[0], givens[0], birthDate, sex, ins].map((part) => part ?? '∅').join(' ')
}

/** MSS/CONF.23: all the CDA of a mail are about one person. */
export const onePerson = (headers: readonly CdaHeader[]): Finding => {
  const [first] = headers
  const others = first === undefined ? [] : headers.filter((header) => !samePerson(first, header))
  const persons = first === undefined ? [] : [...new Set([first, ...others].map(line))]
  return {
    ok: first !== undefined && others.length === 0,
    expected: { fr: 'un seul usager', en: 'one person' },
    actual: persons.join(' | ') || '∅',
  }
}
