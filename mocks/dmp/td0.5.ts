import { type CandidatesQuery, readCandidatesQuery } from '../../src/protocols/dmp/candidates.ts'
import { dmpDevice, dmpPath } from '../../src/protocols/dmp/names.ts'
import { insOids } from '../../src/protocols/ins/matricule.ts'
import { el, type Markup } from '../../src/xml/write.ts'
import { type TestIdentity, testIdentities } from '../insi/identities.ts'
import { queryAnswer } from './query-answer.ts'
import { recordOf, stateOf } from './records.ts'
import type { DmpState } from './state.ts'
import { patientPerson } from './td0.2-answer.ts'
import { type Denial, transaction } from './transaction.ts'

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toUpperCase()

const fits = ({ family = '', given = '', gender, birthTime = '' }: CandidatesQuery, person: TestIdentity): boolean =>
  plain(person.nomNaissance).startsWith(plain(family)) &&
  plain(person.prenoms).startsWith(plain(given)) &&
  (gender === undefined || person.sexe === gender) &&
  person.dateNaissance.replaceAll('-', '').startsWith(birthTime.slice(0, 8))

const candidate = (person: TestIdentity): Markup =>
  el(
    'subject',
    { typeCode: 'SUBJ' },
    el(
      'registrationEvent',
      { classCode: 'REG', moodCode: 'EVN' },
      el('statusCode', { code: 'active' }),
      el(
        'subject1',
        { typeCode: 'SBJ' },
        el(
          'patient',
          { classCode: 'PAT' },
          el('id', { root: person.nia ? insOids.nia : insOids.nir, extension: person.matricule }),
          el('statusCode', { code: 'active' }),
          patientPerson(person),
          el(
            'subjectOf1',
            {},
            el(
              'queryMatchObservation',
              { classCode: 'OBS', moodCode: 'EVN' },
              el('code', { code: 'IHE_PDQ' }),
              el('value', {
                'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
                'xsi:type': 'INT',
                value: '100',
              }),
            ),
          ),
        ),
      ),
      el(
        'custodian',
        { typeCode: 'CST' },
        el('assignedEntity', { classCode: 'ASSIGNED' }, el('id', { root: dmpDevice })),
      ),
    ),
  )

const answer = (query: CandidatesQuery, told: readonly TestIdentity[] | Denial, state: DmpState): Markup => {
  const refusal = 'code' in told ? { code: told.code, text: told.why.fr } : undefined
  const found = 'code' in told ? [] : told
  return queryAnswer(
    query,
    {
      interaction: 'PRPA_IN201306UV02',
      edition: 2008,
      refusal,
      isFound: found.length > 0,
      content: found.map(candidate),
    },
    state,
  )
}

/** TD0.5: looks for a patient without the INS, for regulation centres; a name of at least two characters is needed. */
export const searchWithoutIns = transaction<CandidatesQuery>({
  name: 'TD0.5',
  path: dmpPath.patientsPDQ,
  action: 'TD0.5-response',
  read: ({ envelope }) => readCandidatesQuery(envelope.body),
  right: () => 'TD0.5',
  treat: ({ query, state }) => {
    const now = state.now()
    if (plain(query.family ?? '').length < 2) {
      const why = { fr: 'Deux caractères du nom sont exigés', en: 'Two characters of the name are needed' }
      return { code: 'DMPInvalidRequest', why }
    }
    const found = testIdentities.filter(
      (person) => fits(query, person) && stateOf(recordOf(state.records, person.matricule, now), now) === 'open',
    )
    return { body: answer(query, found, state) }
  },
  refused: (denial, { query, state }) => answer(query, denial, state),
})
