import type { DefaultTreeAdapterTypes } from 'parse5'
import { attribute, type Element, parseHtml, squeeze } from '../protocols/html/tree.ts'

type Node = DefaultTreeAdapterTypes.Node

const isElement = (node: Node): node is Element => 'tagName' in node

const classesOf = (element: Element): readonly string[] => (attribute(element, 'class') ?? '').split(' ')

/** What the page shows as it came from the wire or from the journal, and what is no prose at all. */
const isRaw = (element: Element, inExchange: boolean): boolean =>
  ['script', 'style', 'pre', 'code', 'svg'].includes(element.tagName) ||
  classesOf(element).some((name) => ['num', 'hash', 'version'].includes(name)) ||
  classesOf(element).includes('dialogue') ||
  (inExchange && (element.tagName === 'td' || attribute(element, 'scope') === 'row'))

const told = ['title', 'aria-label', 'placeholder', 'alt'] as const

const gathered = (node: Node, inExchange: boolean): readonly string[] => {
  if (node.nodeName === '#text' && 'value' in node) return [squeeze(node.value)]
  if (isElement(node) && isRaw(node, inExchange)) return []
  const inside = inExchange || (isElement(node) && classesOf(node).includes('detail'))
  const attributes = isElement(node) ? told.flatMap((name) => attribute(node, name) ?? []) : []
  const children = 'childNodes' in node ? node.childNodes : []
  return [...attributes, ...children.flatMap((child) => gathered(child, inside))]
}

/** The sentences of a report that are its own: raw exchanges, identifiers and code are left out. */
export const proseOf = (page: string): readonly string[] =>
  gathered(parseHtml(page), false).filter((text) => text !== '')
