import { expect, test } from 'vitest'
import { fictitiousRun } from '../fixture/run.fixture.ts'
import { contentView } from './content.ts'
import { viewOf } from './view.ts'

const view = viewOf(fictitiousRun(), 'fr')
const shown = (content: string | Uint8Array, mediaType: string): string =>
  String(contentView(typeof content === 'string' ? new TextEncoder().encode(content) : content, mediaType, view))

const large = 'A'.repeat(4_500_000)

test.each([
  ['base64 on one line', large],
  ['base64 folded at 76', large.replace(/.{76}/g, '$&\r\n')],
  ['base64 folded at 64, indented', large.replace(/.{64}/g, '$&\n    ')],
  ['a token', `access_token=${large}`],
  ['credentials', `Authorization: Bearer ${large}`],
  ['the beginning of a JWT', `"id_token":"eyJ${large}`],
  ['beginnings of JWTs', 'eyJaaaa-'.repeat(500_000)],
  ['a password', `<Password>${large}`],
  ['unfinished passwords', '<Password '.repeat(400_000)],
])('4 MB of %s are shown, in a time that grows with their length alone', (_what, content) => {
  for (const mediaType of ['text/plain', 'application/json', 'text/xml', 'application/x-www-form-urlencoded']) {
    // The square of this length is minutes, which the time limit of a test does not give.
    expect(shown(content, mediaType).length).toBeGreaterThan(20)
  }
})

test('long base64 is folded to its beginning and length, wherever it stands', () => {
  const bare = 'Q'.repeat(300)
  const folded = `${'R'.repeat(76)}\r\n`.repeat(3)
  const page = shown(`a ${bare}== b\n${folded}Uk== c ${'S'.repeat(150)}`, 'text/plain')
  expect(page).toContain(`a ${'Q'.repeat(40)}… [302 caractères en base64] b`)
  expect(page).toContain(`${'R'.repeat(40)}… [232 caractères en base64] c`)
  expect(page).toContain('S'.repeat(150))
})

test.each([
  ['XML by its type', '<a><b/></a>', 'application/soap+xml', '<c-n>a</c-n>'],
  ['XML by its looks', '<?xml version="1.0"?><a/>', '', '<c-n>a</c-n>'],
  ['JSON by its looks', '{"a":1}', 'application/octet-stream', '<c-n>&quot;a&quot;</c-n>'],
  ['a form field by field', 'a=%C3%A9+b', 'application/x-www-form-urlencoded', '<th scope="row">a</th><td>é b</td>'],
  ['Latin-1', Uint8Array.of(0xe9), 'text/plain; charset=iso-8859-1', '<code>é</code>'],
  ['bytes as size and digest', Uint8Array.of(0, 1, 2, 255), 'application/pdf', 'Contenu binaire, 4\u00A0o, sha256'],
  ['a page as it stands', '<p>a<p>b', 'text/html', '&lt;<c-n>p</c-n>&gt;a&lt;<c-n>p</c-n>&gt;b'],
])('%s', (_what, content, mediaType, expected) => {
  expect(shown(content, mediaType)).toContain(expected)
})

test('long base64 is folded into its length', () => {
  const folded = shown(`<x>${'QUJD'.repeat(300)}</x>`, 'text/xml')
  expect(folded).toContain('1\u202F200 caractères en base64')
  expect(folded).not.toContain('QUJD'.repeat(20))
})

test('a huge text is cut, with a note', () => {
  const cut = shown('mot '.repeat(100_000), 'text/plain')
  expect(cut.length).toBeLessThan(40_000)
  expect(cut).toContain('Suite non affichée')
})

test('a JWT is decoded beside the shortened token', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = `${part({ alg: 'RS256' })}.${part({ nonce: 'n-1' })}.${'s'.repeat(40)}`
  const written = shown(JSON.stringify({ id_token: token }), 'application/json')
  expect(written).toContain('Jeton décodé id_token')
  expect(written).toContain('n-1')
  expect(written).not.toContain(token)
})

test('a multipart type without a boundary is still shown', () => {
  expect(shown('texte', 'multipart/related')).toContain('texte')
})

test('a multipart body is shown part by part, each by its own type', () => {
  const body = '--x\r\nContent-Type: text/xml\r\n\r\n<a/>\r\n--x\r\nContent-ID: <p@x>\r\n\r\nplain\r\n--x--\r\n'
  const written = shown(body, 'multipart/related; boundary=x; type="a"')
  expect(written).toMatch(/Partie 1 .*text\/xml 4\u00A0o.*<c-n>a<\/c-n>.*Partie 2 .*p@x text\/plain 5\u00A0o.*plain/s)
})

test('a multipart body that was cut, or nests without end, is still shown', () => {
  expect(shown('--x\r\nA: b\r\n\r\ncoupé', 'multipart/related; boundary=x')).toContain('coupé')
  const inner = 'Content-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n'.repeat(20_000)
  expect(shown(`--x\r\n${inner}\r\n--x--`, 'multipart/related; boundary=x')).toContain('Partie 1')
})
