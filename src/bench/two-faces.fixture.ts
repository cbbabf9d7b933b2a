import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { createTransport } from 'nodemailer'
import { ZipFile } from 'yazl'
import { qualified } from '../../mocks/product/documents/document.fixture.ts'
import { mailOf } from '../../mocks/product/mss/mail.fixture.ts'
import { openMail } from '../protocols/mail/opened.ts'

/** What a product sends about a patient, taken apart so that one thing of it can be changed. */
export interface Sending {
  readonly subject: string
  /** The X-MSS headers, by name; several values when the header stands several times. */
  readonly headers: Readonly<Record<string, readonly string[]>>
  readonly archiveName: string
  /** The files of the archive, by path. */
  readonly files: Readonly<Record<string, string>>
  /** PDFs beside the archive, by name. */
  readonly pdfs: Readonly<Record<string, Uint8Array>>
}

const provisional = { ...qualified, statut: 'provisoire' as const }

/** Options of the reference product whose mails are taken apart. */
const sources: readonly Parameters<typeof mailOf>[0][] = [
  {},
  { types: ['57833-6', '60591-5'] },
  { identity: provisional },
  { types: ['11488-4'] },
  { defects: ['mss.two-patients-in-one-mail'], types: ['57833-6', '60591-5'] },
]

const takenApart = async (mail: Uint8Array): Promise<Sending> => {
  const { message, archives, attachments } = await openMail(mail)
  const [archive] = archives
  return {
    subject: message.subject ?? '',
    headers: Object.fromEntries(Object.entries(message.headers).filter(([name]) => name.startsWith('x-mss-'))),
    archiveName: archive?.name ?? 'IHE_XDM.ZIP',
    files: Object.fromEntries(
      archive?.archive.entries.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('utf8')]) ?? [],
    ),
    pdfs: Object.fromEntries(
      attachments.filter(({ kind }) => kind === 'pdf').map(({ filename = '', bytes }) => [filename, bytes]),
    ),
  }
}

const digest = (text: string): string => createHash('sha1').update(text).digest('hex')

/** The smallest content that is recognised as a PDF: what is compared here does not look inside. */
const smallPdf = (rank: number): Buffer => Buffer.from(`%PDF-1.4\n% document ${rank}\n%%EOF\n`)

/**
 * The same sending around small PDFs, in the CDA and beside them, the hashes and sizes of the metadata following. Judging
 * a whole PDF takes a hundred times longer than all that the two faces compare.
 */
const lightened = (sending: Sending): Sending => {
  const files: Record<string, string> = { ...sending.files }
  const pdfs = { ...sending.pdfs }
  const metadata = Object.keys(files).find((name) => name.endsWith('METADATA.XML')) ?? ''
  for (const [rank, name] of Object.keys(files).entries()) {
    const before = files[name] ?? ''
    const [body] = /JVBERi[A-Za-z0-9+/=\s]+/.exec(before) ?? []
    if (body === undefined) continue
    const after = before.replace(body, smallPdf(rank).toString('base64'))
    files[name] = after
    files[metadata] = (files[metadata] ?? '')
      .replace(digest(before), digest(after))
      .replace(`>${Buffer.byteLength(before)}<`, `>${Buffer.byteLength(after)}<`)
    for (const [pdf, bytes] of Object.entries(pdfs))
      if (Buffer.from(bytes).toString('base64') === body.replace(/\s/g, '')) pdfs[pdf] = smallPdf(rank)
  }
  return { ...sending, files, pdfs }
}

export const sendings = async (): Promise<readonly Sending[]> =>
  Promise.all(sources.map(async (said) => lightened(await takenApart(await mailOf(said)))))

export const archiveOf = async ({ files }: Pick<Sending, 'files'>): Promise<Buffer> => {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  return buffer(zip.outputStream)
}

export const composed = async (sending: Sending): Promise<Buffer> => {
  const { subject, headers, archiveName, files, pdfs } = sending
  const archive = Object.keys(files).length === 0 ? [] : [{ filename: archiveName, content: await archiveOf(sending) }]
  const { message } = await createTransport({ streamTransport: true, newline: 'windows' }).sendMail({
    from: 'de@exemple.mssante.fr',
    to: 'a@exemple.mssante.fr',
    subject,
    text: 'Bonjour',
    headers: Object.entries(headers).flatMap(([key, values]) => values.map((value) => ({ key, value }))),
    attachments: [
      ...archive,
      ...Object.entries(pdfs).map(([filename, content]) => ({ filename, content: Buffer.from(content) })),
    ],
  })
  return Buffer.isBuffer(message) ? message : buffer(message)
}

/** A generator that draws the same numbers every time (mulberry32). */
export const drawing = (seed: number): ((below: number) => number) => {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below) | 0
  }
}

type Draw = (below: number) => number
const oneOf = <T>(draw: Draw, list: readonly T[]): T => list[draw(list.length)] as T

/** A text with one of its characters changed, taken out, doubled or in the other case. */
export const misspelt = (draw: Draw, text: string): string => {
  if (text === '') return 'x'
  const at = draw(text.length)
  const character = text[at] ?? ''
  const other = oneOf(draw, ['', character + character, character.toLowerCase(), character.toUpperCase(), '9', 'é'])
  return text.slice(0, at) + other + text.slice(at + 1)
}

/** An XML text with one attribute value or one content changed, or one element taken out. */
const disturbed = (draw: Draw, xml: string): string => {
  const places = [
    ...xml.matchAll(
      /(?<=(?:code|value|extension|root|nodeRepresentation|codeSystem|use|qualifier)=")[^"]*(?=")|(?<=<(?:\w+:)?(?:Value|title|family|given)[^>]*>)[^<]+/g,
    ),
  ]
  const place = oneOf(draw, places)
  if (place === undefined) return xml
  const [text] = place
  const other = oneOf(draw, [misspelt(draw, text), '', oneOf(draw, places)[0]])
  return xml.slice(0, place.index) + other + xml.slice(place.index + text.length)
}

const withFile = (sending: Sending, name: string, text: string | undefined): Sending => {
  if (name === '') return sending
  const { [name]: _gone, ...others } = sending.files
  return { ...sending, files: text === undefined ? others : { ...sending.files, [name]: text } }
}

const documents = (sending: Sending): readonly string[] =>
  Object.keys(sending.files).filter((name) => /\/(?:DOC\d+|METADATA)\.XML$/i.test(name))

const changes: readonly ((sending: Sending, draw: Draw) => Sending)[] = [
  (sending) => sending,
  (sending, draw) => ({ ...sending, subject: misspelt(draw, sending.subject) }),
  (sending, draw) => ({
    ...sending,
    subject: oneOf(draw, [
      '',
      'Bonjour',
      'XDM/1.0/DDM+',
      `${sending.subject} x`,
      sending.subject.split(' ').toReversed().join(' '),
    ]),
  }),
  (sending, draw) => {
    const name = oneOf(draw, Object.keys(sending.headers))
    const values = sending.headers[name] ?? []
    const other = oneOf(draw, [
      [],
      [...values, ...values],
      values.map((value) => misspelt(draw, value)),
      [''],
      ['N'],
      ['O'],
    ])
    return { ...sending, headers: { ...sending.headers, [name]: other } }
  },
  (sending, draw) => ({ ...sending, archiveName: oneOf(draw, ['IHE_XDM.zip', 'xdm.zip', 'IHE_XDM.ZIP']) }),
  (sending, draw) => withFile(sending, oneOf(draw, Object.keys(sending.files)), undefined),
  (sending) => ({ ...sending, files: {} }),
  (sending, draw) => {
    const name = oneOf(draw, documents(sending))
    return withFile(sending, 'IHE_XDM/SUBSET01/DOC00009.XML', sending.files[name])
  },
  (sending) => {
    const [name = '', text = ''] = Object.entries(sending.files).find(([file]) => file.endsWith('METADATA.XML')) ?? []
    return withFile(
      sending,
      name,
      text.replaceAll(/\d{15}(?=\^\^\^)/g, '277076322082910').replaceAll('57833-6', '11488-4'),
    )
  },
  (sending, draw) => {
    const name = oneOf(draw, documents(sending))
    return name === undefined ? sending : withFile(sending, name, disturbed(draw, sending.files[name] ?? ''))
  },
  (sending, draw) => {
    const name = oneOf(draw, documents(sending))
    return name === undefined ? sending : withFile(sending, name, (sending.files[name] ?? '').slice(0, -20))
  },
  (sending, draw) => {
    const [name, bytes] = oneOf(draw, Object.entries(sending.pdfs)) ?? []
    if (name === undefined || bytes === undefined) return sending
    return {
      ...sending,
      pdfs: { [oneOf(draw, [misspelt(draw, name), 'document.pdf', name.replaceAll('_', '-')])]: bytes },
    }
  },
]

/** The same sending with a few things changed; the first changes are drawn by rank, so that each is met. */
export const mutant = (sending: Sending, seed: number): Sending => {
  const draw = drawing(seed)
  const first = changes[Math.trunc(seed / sources.length) % changes.length]?.(sending, draw) ?? sending
  return draw(3) === 0 ? oneOf(draw, changes)(first, draw) : first
}

/** The same sending with one thing changed in its metadata or in its CDA. */
export const misdescribed = (sending: Sending, seed: number): Sending => {
  const draw = drawing(seed)
  const name = oneOf(draw, documents(sending))
  return withFile(sending, name, disturbed(draw, sending.files[name] ?? ''))
}
