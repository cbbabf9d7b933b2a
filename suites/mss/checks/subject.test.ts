import { expect, test } from 'vitest'
import { mailOf } from '../../../mocks/product/mss/mail.fixture.ts'
import { recordOf, recordOfMail, verdictOf, withHeader } from './judged.fixture.ts'
import { subjectFollowsXdmGrammar, subjectIsSpelledAsEco213Says, subjectNamesThePersonOfTheCda } from './subject.ts'

const all = async (record: Parameters<typeof verdictOf>[1]) => ({
  grammar: await verdictOf(subjectFollowsXdmGrammar, record),
  person: await verdictOf(subjectNamesThePersonOfTheCda, record),
  spelling: await verdictOf(subjectIsSpelledAsEco213Says, record),
})

const sound = { grammar: 'pass', person: 'pass', spelling: 'pass' }

/** The mail of D'ARTAGNAN DE L'HERAULT PIERRE-ALAIN, born 17/06/2001, about a prescription, under this subject. */
const under = async (subject: string) => {
  const folded = (await mailOf({})).toString('latin1').replace(/^Subject:.*\r\n(?: .*\r\n)*/m, 'Subject: x\r\n')
  return recordOf(withHeader(Buffer.from(folded, 'latin1'), 'Subject', `Subject: ${subject}`))
}

const person = "D'ARTAGNAN DE L'HERAULT PIERRE-ALAIN"

test('conforming: one document, several, and no date, which is optional', async () => {
  expect(await all(await recordOfMail({}))).toEqual(sound)
  expect(await all(await recordOfMail({ types: ['57833-6', '60591-5'] }))).toEqual(sound)
  expect(await all(await under(`XDM/1.0/DDM+Prescription de produits de sante ${person}`))).toEqual(sound)
})

test('violating: no prefix', async () => {
  const record = await under(`Prescription de produits de sante ${person} 17/06/2001`)
  expect(await all(record)).toEqual({ grammar: 'fail', person: 'inconclusive', spelling: 'inconclusive' })
})

test('violating: a field is missing', async () => {
  expect((await all(await under('XDM/1.0/DDM+Prescription'))).grammar).toBe('fail')
})

test('violating: another person, another birth date', async () => {
  const label = 'XDM/1.0/DDM+Prescription de produits de sante'
  const another = await all(await under(`${label} NESSI RUTH 17/06/2001`))
  expect(another).toEqual({ grammar: 'pass', person: 'fail', spelling: 'warn' })
  expect(await all(await under(`${label} ${person} 18/06/2001`))).toEqual({ ...sound, person: 'fail' })
})

test('violating: date in ISO, name in small letters, another label: all warn', async () => {
  const label = 'XDM/1.0/DDM+Prescription de produits de sante'
  expect(await all(await under(`${label} ${person} 2001-06-17`))).toEqual({ ...sound, spelling: 'warn' })
  expect(await all(await under(`${label} ${person.toLowerCase()} 17/06/2001`))).toEqual({ ...sound, spelling: 'warn' })
  expect(await all(await under(`XDM/1.0/DDM+Ordonnance ${person} 17/06/2001`))).toEqual({ ...sound, spelling: 'warn' })
})

test('violating: all the given names instead of the first, which only warns', async () => {
  const record = await under(`XDM/1.0/DDM+Prescription de produits de sante ${person} MURIEL FLORIANT 17/06/2001`)
  expect(await all(record)).toEqual({ ...sound, spelling: 'warn' })
})

test('no evidence: a mail without documents has whatever subject it likes', async () => {
  expect(await all(await recordOfMail({ types: [] }))).toEqual({
    grammar: 'inconclusive',
    person: 'inconclusive',
    spelling: 'inconclusive',
  })
})
