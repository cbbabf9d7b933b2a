import { describe, expect, test } from 'vitest'
import { MultipartError, mediaTypeParameter, readMultipartRelated, writeMtom } from './multipart-related.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')
const binary = Uint8Array.from([0, 13, 10, 45, 45, 255, 10])
const message = writeMtom({
  boundary: 'uuid:b-1',
  envelope: '<é/>',
  action: 'urn:a',
  attachments: [{ contentId: 'doc-1@test', contentType: 'text/xml', body: binary }],
})

describe('readMultipartRelated', () => {
  test('gives back the root and the attachments, to the byte', () => {
    const { root, attachments } = readMultipartRelated(message.contentType, message.body)
    expect(text(root.body)).toBe('<é/>')
    expect(attachments).toHaveLength(1)
    expect(attachments[0]).toMatchObject({ contentId: 'doc-1@test', contentType: 'text/xml' })
    expect([...(attachments[0]?.body ?? [])]).toEqual([...binary])
  })

  test('takes the root by the start parameter, not by its place; decodes base64; skips the preamble', () => {
    const body =
      'preamble\r\n--b\r\nContent-ID: <a>\r\nContent-Transfer-Encoding: base64\r\n\r\naMOp\r\n--b  \r\ncontent-id:\r\n <r>\r\n\r\nroot\r\n--b--\r\nepilogue'
    const { root, attachments } = readMultipartRelated('Multipart/Related; boundary=b; start="<r>"', Buffer.from(body))
    expect(text(root.body)).toBe('root')
    expect(attachments.map((part) => text(part.body))).toEqual(['hé'])
  })

  test('bare line feeds and an empty header block are read too', () => {
    const { root } = readMultipartRelated('multipart/related; boundary=b', Buffer.from('--b\n\n\nx\n--b--'))
    expect(text(root.body)).toBe('\nx')
  })

  test.each([
    ['no boundary', 'multipart/related', '--b--'],
    ['a cut entity', 'multipart/related; boundary=b', '--b\r\nA: b\r\n\r\nx'],
    ['no part', 'multipart/related; boundary=b', '--b--'],
    ['a start that no part bears', 'multipart/related; boundary=b; start="<z>"', '--b\r\nA: b\r\n\r\nx\r\n--b--'],
    ['a part without a blank line', 'multipart/related; boundary=b', '--b\r\nA: b\r\n--b--'],
  ])('refuses %s', (_, contentType, body) => {
    expect(() => readMultipartRelated(contentType, Buffer.from(body))).toThrow(MultipartError)
  })
})

test('mediaTypeParameter reads quoted and bare values', () => {
  expect(mediaTypeParameter('a/b; x="1\\"2"; y=3;z="4;5"', 'x')).toBe('1"2')
  expect(mediaTypeParameter('a/b; x="1"; y=3;z="4;5"', 'y')).toBe('3')
  expect(mediaTypeParameter('a/b; z="4;5"', 'z')).toBe('4;5')
  expect(mediaTypeParameter('a/b', 'z')).toBeUndefined()
})
