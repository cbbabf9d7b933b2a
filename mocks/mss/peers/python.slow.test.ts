import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { address, type PeerOperator, run, startOperator, versionOf } from './operator.fixture.ts'

const version = versionOf('python3', ['--version'], /Python (\S+)/)
const script = fileURLToPath(new URL('imaplib.fixture.py', import.meta.url))

let operator: PeerOperator

beforeAll(async () => {
  operator = await startOperator()
})

afterAll(() => operator.close())

test.skipIf(version === undefined)('Python sends by smtplib and reads, files and moves by imaplib', async () => {
  const { smtpPort, imapPort, ca } = operator
  const { stdout } = await run('python3', [script, `${smtpPort}`, `${imapPort}`, ca, address, 'jeton'])
  const told = JSON.parse(stdout)
  expect(told).toMatchObject({
    sent: true,
    select: '1',
    search: '1',
    pdf: '%PDF-1.4',
    append: 'OK',
    copy: 'OK',
    move: 'OK',
    after: 'Brouillons (MESSAGES 2)',
    logout: 'BYE',
  })
  expect(told.list).toContain('(\\HasNoChildren \\Sent) "/" "Envoy&AOk-s"')
  expect(told.seen).toContain('\\Seen')
  expect(told.fetch[0][0]).toContain('("text" "plain" ("charset" "utf-8") NIL NIL "8bit"')
  expect(told.fetch[0][0]).toContain('"application" "pdf"')
  const session = operator.sessions[0]
  expect(session).toMatchObject({ service: 'mss', secure: true, user: address, authMethod: 'XOAUTH2' })
  expect(session?.tls?.protocol).toMatch(/^TLSv1\.[23]$/)
})
