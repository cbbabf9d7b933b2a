import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderOf, mailboxOf } from '../mailboxes.ts'
import { address, type PeerOperator, run, startOperator, versionOf } from './operator.fixture.ts'

const swaks = versionOf('swaks', ['--version'], /swaks version (\S+)/)

let operator: PeerOperator

beforeAll(async () => {
  operator = await startOperator()
})

afterAll(() => operator.close())

const inbox = () => folderOf(mailboxOf(operator.state.mailboxes, address), 'INBOX')?.mails ?? []

test.skipIf(swaks === undefined)('swaks sends over STARTTLS and its certificate', async () => {
  const { smtpPort, ca, cert, key } = operator
  await run('swaks', [
    ...['--server', `localhost:${smtpPort}`, '--tls', '--tls-verify', '--tls-ca-path', ca],
    ...['--tls-cert', cert, '--tls-key', key, '--auth', 'PLAIN', '--auth-user', address, '--auth-password', 'x'],
    ...['--from', address, '--to', address, '--header', 'Subject: par swaks', '--suppress-data'],
  ])
  expect(inbox().map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([
    expect.stringContaining('Subject: par swaks'),
  ])
})
