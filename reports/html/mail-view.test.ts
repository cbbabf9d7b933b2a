import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readMail } from '../../src/protocols/mail/message.ts'
import { fictitiousRun } from '../fixture/run.fixture.ts'
import { mailView } from './mail-view.ts'
import { mailsOf } from './mails.ts'
import { html } from './page.ts'
import { viewOf } from './view.ts'

const view = viewOf(fictitiousRun(), 'fr')
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const shown = async (message: Uint8Array): Promise<string> =>
  String(mailView(message, await readMail(message).catch(() => undefined), view))

const mail = bytes(
  [
    'Subject: =?UTF-8?Q?=C3=A0_la?= =?UTF-8?B?IHNvcnRpZQ==?=',
    ' folded',
    'X-MSS-INS: 1',
    'Received: elsewhere',
    'Content-Type: multipart/mixed; boundary="b.1"',
    '',
    'preamble',
    '--b.1',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'caf=C3=A9 =',
    'noir <b>',
    '--b.1',
    'Content-Type: application/zip',
    'Content-Transfer-Encoding: BASE64',
    'Content-Disposition: attachment; filename="IHE_XDM.ZIP"',
    '',
    'UEsD',
    'BA==',
    '--b.1--',
    'epilogue',
  ].join('\r\n'),
)

describe('a mail', () => {
  test('shows what is written with its transfer encoding undone, as text', async () => {
    expect(await shown(mail)).toContain('<code>café noir &lt;b&gt;')
  })

  test('shows what is attached by type, name, size and digest of the bytes', async () => {
    const digest = createHash('sha256')
      .update(Uint8Array.of(0x50, 0x4b, 3, 4))
      .digest('hex')
    expect(await shown(mail)).toContain(
      `<td>application/zip</td><td>IHE_XDM.ZIP</td><td>4\u00A0o</td><td class="hash" title="${digest}">`,
    )
  })

  test('shows its telling headers unfolded and decoded, by the names that it wrote', async () => {
    const written = await shown(mail)
    expect(written).toContain('<th scope="row">Subject</th><td>à la sortie folded</td>')
    expect(written).toContain('<th scope="row">X-MSS-INS</th><td>1</td>')
    expect(written).not.toContain('<th scope="row">Received</th>')
  })

  test.each(['', '\r\n', 'no header at all', 'Content-Type: multipart/mixed\r\n\r\nx', '--\r\n--'])(
    '%j is shown without a throw, its source at least',
    async (wrong) => {
      expect(await shown(bytes(wrong))).toContain('Source du message')
    },
  )
})

test('a body that is no mail is shown in a page as it came', async () => {
  const run = fictitiousRun()
  const hollow = { ...run, readBlob: (sha256: string) => run.readBlob(sha256) && new Uint8Array() }
  expect((await mailsOf(run)).size).toBeGreaterThan(0)
  expect((await mailsOf(hollow)).size).toBe(0)
  expect(await html(hollow, 'fr')).toContain('Source du message')
})
