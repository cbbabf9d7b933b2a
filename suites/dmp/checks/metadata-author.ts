import type { CdaActor } from '../../../src/protocols/cda/types.ts'
import { parseXcn, parseXon } from '../../../src/protocols/xds/cx.ts'
import type { XdsAuthor } from '../../../src/protocols/xds/types.ts'
import { check } from '../../../src/run/check.ts'
import { metadataRows } from '../evidence/rows.ts'
import { describedDocuments } from '../evidence/transactions.ts'

const shownActor = ({ id, personFamily, personGiven, organizationId }: CdaActor): string =>
  [id?.extension, personFamily, personGiven, organizationId?.extension].map((part) => part ?? '').join(' · ')

const shownAuthor = ({ person, institutions }: XdsAuthor): string => {
  const { id, family, given } = parseXcn(person ?? '')
  return [id, family, given, parseXon(institutions[0] ?? '').id].join(' · ')
}

export const metadataAuthorIsTheCdaOne = check({
  id: 'dmp.metadataAuthorIsTheCdaOne',
  title: {
    fr: 'L’auteur des métadonnées XDS (personne et structure) est celui du CDA',
    en: 'The author of the XDS metadata (person and organisation) is the one of the CDA',
  },
  verifies: metadataRows,
  observes: (record) => describedDocuments(record).filter(({ value }) => value.header.authors.length > 0),
  judge: ({ entry, header }) => {
    const expected = header.authors.map(shownActor)
    const actual = entry.authors.map(shownAuthor)
    return {
      ok: expected.every((author) => actual.includes(author)),
      expected: expected.join(' ; '),
      actual: actual.join(' ; ') || '∅',
    }
  },
})
