import { attribute, type Element, elementsOf, spokenText, squeeze } from './tree.ts'

const byId = (root: Element | undefined, id: string): Element | undefined =>
  root === undefined ? undefined : elementsOf(root).find((candidate) => attribute(candidate, 'id') === id)

const referenced = (element: Element, root: Element | undefined): string =>
  (attribute(element, 'aria-labelledby') ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((id) => byId(root, id))
    .map((target) => (target === undefined ? '' : spokenText(target)))
    .join(' ')

const native = (element: Element): string =>
  element.tagName === 'input'
    ? (attribute(element, attribute(element, 'type') === 'image' ? 'alt' : 'value') ?? '')
    : ''

/** Accessible name of a link or button, in the order of the W3C accname computation (simplified to static pages). */
export const accessibleName = (element: Element, root: Element | undefined): string =>
  [
    referenced(element, root),
    attribute(element, 'aria-label') ?? '',
    native(element),
    spokenText(element),
    attribute(element, 'title') ?? '',
  ]
    .map(squeeze)
    .find((candidate) => candidate !== '') ?? ''

/** For comparing labels: case, accents, kinds of apostrophe and of space make no difference. */
export const comparable = (label: string): string =>
  squeeze(label)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘ʼ´`]/g, "'")
    .toLowerCase()
