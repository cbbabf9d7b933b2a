import { expect, test } from 'vitest'
import fc from '../../bench/property.fixture.ts'
import { MailError, mailHeader, readMail } from './message.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text.replaceAll('\n', '\r\n'))

const mail = `From: =?UTF-8?Q?Ren=C3=A9e_MARTIN?= <renee@test.mssante.fr>
To: Dr Un <un@test.mssante.fr>, Equipe: deux@test.mssante.fr;
Subject: =?UTF-8?B?WERNLzEuMC9ERE0rQ1IgZOKAmWltYWdlcmll?=
 VIAL Paul
X-MSS-NIL: DEV1
X-MSS-NIL:  DEV2
Message-ID: <1@test>
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Bonjour =C3=A9t=C3=A9
--b
Content-Type: application/zip
Content-Disposition: attachment; filename="IHE_XDM.ZIP"
Content-Transfer-Encoding: base64

UEsF
--b
Content-Type: message/rfc822

Subject: dedans

corps
--b--
`

test('headers, RFC 2047 words, addresses, body and attachments are decoded', async () => {
  const read = await readMail(bytes(mail))
  expect(read.subject).toBe('XDM/1.0/DDM+CR d’imagerie VIAL Paul')
  expect(read.from).toEqual({ name: 'Renée MARTIN', address: 'renee@test.mssante.fr' })
  expect(read.to.map(({ address }) => address)).toEqual(['un@test.mssante.fr', 'deux@test.mssante.fr'])
  expect(read.headers['x-mss-nil']).toEqual(['DEV1', 'DEV2'])
  expect(mailHeader(read, 'x-mss-nil')).toBe('DEV1')
  expect(mailHeader(read, 'x-mss-ins')).toBeUndefined()
  expect(read.text?.trim()).toBe('Bonjour été')
  expect(read.attachments[0]).toEqual({
    filename: 'IHE_XDM.ZIP',
    contentType: 'application/zip',
    bytes: new Uint8Array([0x50, 0x4b, 0x05]),
  })
})

test('a message inside the message stays an attachment', async () => {
  const read = await readMail(bytes(mail))
  expect(read.attachments[1]?.contentType).toBe('message/rfc822')
  expect(read.text).not.toContain('corps')
})

test('a mail cut in the middle is read as far as it goes', async () => {
  const read = await readMail(bytes(mail.slice(0, 420)))
  expect(read.subject).toContain('VIAL Paul')
  expect(read.attachments.map(({ filename }) => filename)).not.toContain('IHE_XDM.ZIP')
})

test('what is not a mail is refused', async () => {
  await expect(readMail(new Uint8Array())).rejects.toThrow(MailError)
})

test('parts nested beyond reason are refused', async () => {
  const deep = Array.from({ length: 60 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`).join(
    '',
  )
  await expect(readMail(bytes(`Subject: x\n${deep}`))).rejects.toThrow(MailError)
})

test('whatever the bytes, a mail comes out or a MailError', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (random) => {
      const read = await readMail(random).catch((error: unknown) => error)
      if (read instanceof Error) expect(read).toBeInstanceOf(MailError)
    }),
  )
})
