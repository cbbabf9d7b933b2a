import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import { recordOf, verdictOf } from './judged.fixture.ts'
import { startTlsComesBeforeTheMail } from './starttls.ts'

const dialogue = ['S: 220 mss', 'C: EHLO poste', 'C: STARTTLS', 'C: EHLO poste', 'C: AUTH PLAIN', 'C: MAIL FROM:<a@b>']
const tls = { protocol: 'TLSv1.2', cipher: 'x' }
const mail = { message: 'Subject: x\r\n\r\n', dialogue, tls }

test('conforming: STARTTLS, then login, then message', async () => {
  expect(await verdictOf(startTlsComesBeforeTheMail, recordOf(mail))).toBe('pass')
})

test('violating: the login comes first, refused or not', async () => {
  const early = dialogue.toSpliced(4, 1).toSpliced(2, 0, 'C: AUTH PLAIN')
  expect(await verdictOf(startTlsComesBeforeTheMail, recordOf({ ...mail, dialogue: early }))).toBe('fail')
  const refused = journal('MSS/CONF.05.01').event('connection.failed', {
    service: 'mss',
    reason: 'refused',
    dialogue: ['C: EHLO poste', 'C: AUTH PLAIN', 'S: 538 no'],
  })
  expect(await verdictOf(startTlsComesBeforeTheMail, refused.build())).toBe('fail')
})

test('violating: the message is not accepted', async () => {
  const reply = { code: 550, text: 'no' }
  expect(await verdictOf(startTlsComesBeforeTheMail, recordOf({ ...mail, reply }))).toBe('fail')
})

test('no evidence: no mail, or a handshake that failed for its trust settings', async () => {
  expect(await verdictOf(startTlsComesBeforeTheMail, recordOf())).toBe('inconclusive')
  const untrusted = journal('MSS/CONF.05.01').event('connection.failed', {
    service: 'mss',
    reason: 'unknown ca',
    dialogue: ['C: EHLO poste', 'C: STARTTLS', 'S: 220 go'],
  })
  expect(await verdictOf(startTlsComesBeforeTheMail, untrusted.build())).toBe('inconclusive')
})
