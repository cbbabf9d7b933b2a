import { readFileSync } from 'node:fs'
import { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { address, type PeerOperator, startOperator } from './operator.fixture.ts'

let operator: PeerOperator

beforeAll(async () => {
  operator = await startOperator()
})

afterAll(() => operator.close())

const send = (subject: string) => {
  const { smtpPort, ca } = operator
  return createTransport({
    host: 'localhost',
    port: smtpPort,
    requireTLS: true,
    tls: { ca: readFileSync(ca) },
    auth: { type: 'OAuth2', user: address, accessToken: 'jeton' },
  }).sendMail({
    from: address,
    to: address,
    subject,
    text: 'corps',
    attachments: [{ filename: 'été.txt', content: 'x' }],
  })
}

test('imapflow hears of what nodemailer sends while it idles, reads, flags, moves and appends', async () => {
  const { imapPort, ca } = operator
  const client = new ImapFlow({
    host: 'localhost',
    port: imapPort,
    secure: false,
    doSTARTTLS: true,
    tls: { ca: readFileSync(ca) },
    auth: { user: address, accessToken: 'jeton' },
    logger: false,
  })
  await client.connect()
  try {
    const folders = await client.list()
    expect(folders.map(({ path, specialUse }) => [path, specialUse])).toContainEqual(['Envoyés', '\\Sent'])
    const opened = await client.mailboxOpen('INBOX')
    expect(opened.exists).toBe(0)
    const idling = client.idle()
    const heard = new Promise((done) => client.once('exists', done))
    await send('pendant l’attente')
    expect(await heard).toMatchObject({ path: 'INBOX', count: 1, prevCount: 0 })
    await client.noop()
    await idling

    const message = await client.fetchOne('1', { envelope: true, bodyStructure: true, source: true, flags: true })
    if (message === false) throw new Error('no message')
    expect(message.envelope?.subject).toBe('pendant l’attente')
    expect(message.bodyStructure?.childNodes?.map(({ type }) => type)).toEqual(['text/plain', 'text/plain'])
    expect(message.source?.toString()).toContain('corps')
    const { content } = await client.download('1', '1')
    let text = ''
    for await (const chunk of content ?? []) text += String(chunk)
    expect(text.trim()).toBe('corps')

    await client.messageFlagsAdd('1', ['\\Flagged'])
    expect(await client.search({ flagged: true, subject: 'l’attente' })).toEqual([1])
    expect(await client.messageMove('1', 'Corbeille')).toMatchObject({ destination: 'Corbeille' })
    await client.append('Brouillons', 'Subject: brouillon\r\n\r\nx\r\n', ['\\Draft'])
    expect(await client.status('Brouillons', { messages: true })).toMatchObject({ messages: 1 })
    await client.mailboxCreate('Résultats/2026')
    expect((await client.list()).map(({ path }) => path)).toContain('Résultats/2026')
  } finally {
    await client.logout()
  }
})
