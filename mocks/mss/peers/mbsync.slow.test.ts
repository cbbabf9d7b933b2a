import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderOf, mailboxOf } from '../mailboxes.ts'
import { fill } from './letters.fixture.ts'
import { address, type PeerOperator, run, startOperator, versionOf } from './operator.fixture.ts'

const version = versionOf('mbsync', ['--version'], /isync (\S+)/)

let operator: PeerOperator

beforeAll(async () => {
  operator = await startOperator()
})

afterAll(() => operator.close())

test.skipIf(version === undefined)('mbsync keeps a mailbox in step both ways, over its certificate', async () => {
  const { imapPort, ca, cert, key, folder, state } = operator
  const store = join(folder, 'copie')
  mkdirSync(store)
  const config = join(folder, 'mbsyncrc')
  writeFileSync(
    config,
    [
      'IMAPAccount mss',
      'Host localhost',
      `Port ${imapPort}`,
      `User ${address}`,
      'Pass certificat',
      'AuthMechs PLAIN',
      'SSLType STARTTLS',
      `CertificateFile ${ca}`,
      `ClientCertificate ${cert}`,
      `ClientKey ${key}`,
      '',
      'IMAPStore loin',
      'Account mss',
      '',
      'MaildirStore ici',
      `Path ${store}/`,
      `Inbox ${store}/INBOX`,
      'SubFolders Verbatim',
      '',
      'Channel tout',
      'Far :loin:',
      'Near :ici:',
      'Patterns *',
      'Create Both',
      'Expunge Both',
      'SyncState *',
      '',
    ].join('\n'),
  )
  fill(state, 300)
  const sync = () => run('mbsync', ['-c', config, '-q', 'tout'])
  await sync()
  const local = () =>
    ['new', 'cur'].flatMap((one) =>
      readdirSync(join(store, 'INBOX', one)).map((name) => join(store, 'INBOX', one, name)),
    )
  expect(local()).toHaveLength(300)
  expect(readFileSync(local()[0] ?? '', 'utf8')).toContain('Subject: essai')
  expect(readdirSync(store)).toHaveLength(4)

  // A mail written here goes there; one deleted there goes here.
  writeFileSync(join(store, 'INBOX', 'new', '1.essai.ici'), 'Subject: d’ici\n\ncorps\n')
  const inbox = folderOf(mailboxOf(state.mailboxes, address), 'INBOX')
  const first = inbox?.mails[0]
  first?.flags.add('\\Deleted')
  await sync()
  expect(inbox?.mails.some(({ bytes }) => Buffer.from(bytes).toString().includes('d’ici'))).toBe(true)
  expect(inbox?.mails).toHaveLength(300)
  expect(local()).toHaveLength(300)
})
