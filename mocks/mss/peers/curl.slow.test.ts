import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { address, type PeerOperator, run, startOperator, versionOf } from './operator.fixture.ts'

const version = versionOf('curl', ['--version'], /^curl (\S+)/)

let operator: PeerOperator

beforeAll(async () => {
  operator = await startOperator()
})

afterAll(() => operator.close())

const curl = async (path: string, ...args: readonly string[]): Promise<string> => {
  const { stdout } = await run('curl', [
    ...['-sS', '--ssl-reqd', '--cacert', operator.ca],
    ...['--user', `${address}:`, '--oauth2-bearer', 'jeton', '--login-options', 'AUTH=XOAUTH2'],
    ...args,
    `imap://localhost:${operator.imapPort}${path}`,
  ])
  return stdout
}

describe.skipIf(version === undefined)('curl', () => {
  test('sends, appends, lists, searches, fetches and moves', async () => {
    const { smtpPort, ca, folder } = operator
    const mail = join(folder, 'mail.eml')
    writeFileSync(mail, 'Subject: par curl\r\nFrom: a@b.fr\r\n\r\nbonjour\r\n')
    await run('curl', [
      ...['-sS', '--ssl-reqd', '--cacert', ca, '--user', `${address}:`, '--oauth2-bearer', 'jeton'],
      ...['--mail-from', address, '--mail-rcpt', address, '-T', mail, `smtp://localhost:${smtpPort}/poste`],
    ])
    await curl('/INBOX', '-T', mail)
    expect(await curl('/')).toContain('* LIST (\\HasNoChildren) "/" INBOX')
    expect(await curl('/INBOX?SUBJECT%20curl')).toContain('* SEARCH 1 2')
    expect(await curl('/INBOX;MAILINDEX=1')).toMatch(/^Return-Path: <bal@essai\.mssante\.fr>\r\n/)
    expect(await curl('/INBOX;UID=2;SECTION=TEXT')).toBe('bonjour\r\n')
    await curl('/INBOX', '-X', 'MOVE 2 Corbeille')
    expect(await curl('/Corbeille', '-X', 'FETCH 1 ENVELOPE')).toContain('"par curl"')
  })

  test('presents its certificate and logs in by PLAIN, as an application mailbox does', async () => {
    const { imapPort, ca, cert, key } = operator
    const { stdout } = await run('curl', [
      ...['-sS', '--ssl-reqd', '--cacert', ca, '--cert', cert, '--key', key],
      ...['--user', `${address}:x`, '--login-options', 'AUTH=PLAIN', `imap://localhost:${imapPort}/`],
    ])
    expect(stdout).toContain('INBOX')
    await expect.poll(() => operator.sessions.at(-1)?.authMethod).toBe('PLAIN')
  })

  test('is refused with a token that the operator holds for expired', async () => {
    await operator.select('token-expired')
    await expect(curl('/')).rejects.toThrow(/denied|authentication|login/i)
    await operator.select(undefined)
  })
})
