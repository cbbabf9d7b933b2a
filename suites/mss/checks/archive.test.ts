import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import { documentsTravelInAnXdmArchive, xdmArchiveHasItsIndexAndReadme } from './archive.ts'
import { recordOf, recordOfMail, verdictOf } from './judged.fixture.ts'

const attached = (name: string, content: string): Buffer =>
  Buffer.from(
    [
      'Subject: XDM/1.0/DDM+x',
      'Content-Type: application/zip',
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      content,
      '',
    ].join('\r\n'),
  )

test('conforming: the archive of the reference product', async () => {
  const record = await recordOfMail({})
  expect(await verdictOf(documentsTravelInAnXdmArchive, record)).toBe('pass')
  expect(await verdictOf(xdmArchiveHasItsIndexAndReadme, record)).toBe('pass')
})

test('violating: bare documents, an archive that is no ZIP, an empty mail', async () => {
  const bare = await recordOfMail({ defects: ['mss.without-archive'] })
  expect(await verdictOf(documentsTravelInAnXdmArchive, bare)).toBe('fail')
  expect(await verdictOf(documentsTravelInAnXdmArchive, recordOf(attached('IHE_XDM.ZIP', 'AAAA')))).toBe('fail')
  expect(await verdictOf(documentsTravelInAnXdmArchive, recordOf(new Uint8Array()))).toBe('fail')
})

test('violating: neither index nor readme, which only warns', async () => {
  const record = await recordOfMail({ defects: ['mss.xdm-without-readme'] })
  expect(await verdictOf(xdmArchiveHasItsIndexAndReadme, record)).toBe('warn')
  expect(await verdictOf(documentsTravelInAnXdmArchive, record)).toBe('pass')
})

test('no evidence: no mail, or a mail that nobody asked to carry a document', async () => {
  expect(await verdictOf(documentsTravelInAnXdmArchive, recordOf())).toBe('inconclusive')
  const to = { kind: 'professional', address: 'a@b.mssante.fr' } as const
  const plain = journal('MSS/CONF.23.01')
    .action('message.send', { patientId: 'p', documentIds: [], to, body: '' }, { outcome: 'sent' })
    .mail({ service: 'mss', message: 'Subject: Message\r\n\r\nBonjour' })
  expect(await verdictOf(documentsTravelInAnXdmArchive, plain.build())).toBe('inconclusive')
  expect(await verdictOf(xdmArchiveHasItsIndexAndReadme, plain.build())).toBe('inconclusive')
})
