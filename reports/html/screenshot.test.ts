import { expect, test } from 'vitest'
import type { BlobRef } from '../../src/model/event.ts'
import { screenshotView } from './screenshot.ts'
import type { View } from './view.ts'

const view = {
  run: { readBlob: () => Uint8Array.of(0xff, 0xd8, 0xff) },
  lang: 'fr',
  say: (text: string | { readonly fr: string }) => (typeof text === 'string' ? text : text.fr),
} as unknown as View
const image: BlobRef = { sha256: 'a'.repeat(64), size: 3, mediaType: 'image/jpeg' }

test('a small image is in the page itself', () => {
  expect(String(screenshotView(image, view))).toContain(
    '<img class="screenshot" alt="Image de la page" src="data:image/jpeg;base64,/9j/">',
  )
})

test.each([
  ['a large image', { ...image, size: 100_001 }],
  ['what says it is another type', { ...image, mediaType: 'image/svg+xml' }],
] as const)('%s is only named', (_what, ref) => {
  const shown = String(screenshotView(ref, view))
  expect(shown).not.toContain('<img')
  expect(shown).toContain('sha256 aaaaaaaa')
})
