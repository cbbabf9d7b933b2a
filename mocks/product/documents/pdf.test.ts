import { expect, test } from 'vitest'
import { parseXml } from '../../../src/xml/element.ts'
import { makeDocument, productWith, qualified } from './document.fixture.ts'

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

test('the PDF declares PDF/A-1b, embeds its fonts and has an output intent', async () => {
  const text = latin1((await makeDocument(productWith(qualified))).pdf)
  expect(text.startsWith('%PDF-1.4')).toBe(true)
  expect(text).toContain('<pdfaid:part>1</pdfaid:part>')
  expect(text).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
  expect(text).toContain('/OutputIntent')
  const fonts = text.match(/\/Type \/FontDescriptor/g)?.length ?? 0
  expect(fonts).toBe(2)
  expect(text.match(/\/FontFile2 /g)).toHaveLength(fonts)
  expect(text).not.toContain('/Encrypt')
})

test('a title with markup leaves the XMP well-formed', async () => {
  const { pdf } = await makeDocument(productWith(qualified), 'Lettre <à> R&D')
  const text = Buffer.from(pdf).toString('utf8')
  const xmp = text.slice(text.indexOf('<x:xmpmeta'), text.indexOf('</x:xmpmeta>') + '</x:xmpmeta>'.length)
  expect(parseXml(xmp).name).toBe('xmpmeta')
})
