import type { CdaActor } from '../../protocols/cda/types.ts'
import { sameLetters } from '../../protocols/mail/letters.ts'
import { parseXcn, parseXon } from '../../protocols/xds/cx.ts'
import type { XdsAuthor } from '../../protocols/xds/types.ts'
import { repeats } from './repetition.ts'

const idOf = ({ person }: XdsAuthor): string => parseXcn(person ?? '').id

const isNamed = ({ id, personFamily, personGiven }: CdaActor, author: XdsAuthor): boolean => {
  const { id: stated, family, given } = parseXcn(author.person ?? '')
  const same = (said: string | undefined, repeated: string): boolean => !said || sameLetters(said, repeated)
  return id?.extension === stated && same(personFamily, family) && same(personGiven, given)
}

/** An author's institutions are those of the metadata's author of the same identifier, else of any. */
const institutionsFor = (actor: CdaActor, authors: readonly XdsAuthor[]): readonly string[] => {
  const own = authors.filter((author) => idOf(author) !== '' && idOf(author) === actor.id?.extension)
  return (own.length > 0 ? own : authors).flatMap(({ institutions }) => institutions.map((one) => parseXon(one).id))
}

const shownActor = ({ id, personFamily = '', personGiven = '' }: CdaActor): string =>
  `${id?.extension ?? '∅'} ${personFamily} ${personGiven}`.trim()

const shownAuthor = ({ person = '' }: XdsAuthor): string => {
  const { id, family, given } = parseXcn(person)
  return `${id} ${family} ${given}`.trim()
}

const identified = (authors: readonly CdaActor[]): readonly CdaActor[] => authors.filter(({ id }) => id?.extension)
const employed = (authors: readonly CdaActor[]): readonly CdaActor[] =>
  authors.filter(({ organizationId }) => organizationId?.extension)

/** Every author of the header, by the identifier, and by the names where the header gives them. */
export const authorAgrees = repeats({
  id: 'author',
  required: true,
  header: ({ authors }) => identified(authors).map(shownActor).join(' | '),
  metadata: ({ authors }) => authors.map(shownAuthor).join(' | '),
  agrees: ({ authors }, header) =>
    identified(header.authors).every((actor) => authors.some((author) => isNamed(actor, author))),
})

const specialised = (authors: readonly CdaActor[]): readonly CdaActor[] =>
  authors.filter(({ specialty }) => specialty?.code)

const ofSpecialty = ({ specialty }: CdaActor): string => `${specialty?.code ?? ''} (${specialty?.codeSystem ?? ''})`

/** `code^label^scheme`, as authorSpecialty is written. */
const statedSpecialty = ({ specialty = '' }: XdsAuthor): string => {
  const [code = '', , scheme = ''] = specialty.split('^')
  return `${code} (${scheme})`
}

const stated = (values: readonly (string | undefined)[]): string => values.filter(Boolean).join(' | ')

/** "Required if known", in a table that is a draft: its absence warns. The header knows it: assignedAuthor/code. */
export const authorSpecialtyAgrees = repeats({
  id: 'authorSpecialty',
  required: true,
  severity: 'warning',
  header: ({ authors }) => specialised(authors).map(ofSpecialty).join(' | '),
  metadata: ({ authors }) => stated(authors.map((one) => one.specialty && statedSpecialty(one))),
  agrees: ({ authors }, header) =>
    specialised(header.authors).every((actor) => authors.some((one) => statedSpecialty(one) === ofSpecialty(actor))),
})

/** The same of the role, whose form no text gives: where the header has a functionCode, an author has a role. */
export const authorRoleIsThere = repeats({
  id: 'authorRole',
  required: true,
  severity: 'warning',
  header: ({ authors }) => stated(authors.map(({ functionCode }) => functionCode?.displayName ?? functionCode?.code)),
  metadata: ({ authors }) => stated(authors.map(({ role }) => role)),
  agrees: () => true,
})

/** The organisation for which every author of the header wrote. */
export const authorInstitutionAgrees = repeats({
  id: 'authorInstitution',
  required: true,
  header: ({ authors }) =>
    employed(authors)
      .map(({ organizationId }) => organizationId?.extension)
      .join(' | '),
  metadata: ({ authors }) =>
    authors.flatMap(({ institutions }) => institutions.map((one) => parseXon(one).id)).join(' | '),
  agrees: ({ authors }, header) =>
    employed(header.authors).every((actor) =>
      institutionsFor(actor, authors).includes(actor.organizationId?.extension ?? ''),
    ),
})
