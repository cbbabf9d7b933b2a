import { type DefaultTreeAdapterTypes, parse } from 'parse5'

export type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

export const parseHtml = (text: string): DefaultTreeAdapterTypes.Document => parse(text)

const isElement = (node: Node): node is Element => 'tagName' in node

const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : [])

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((candidate) => candidate.name === name)?.value

/** Every element below, in document order. What stands in a `<template>` is not in the page and not here. */
export const elementsOf = (node: Node): readonly Element[] =>
  childrenOf(node).flatMap((child) => (isElement(child) ? [child, ...elementsOf(child)] : []))

/** The nearest element of this name around, itself included. */
export const closest = (element: Element, tagName: string): Element | undefined => {
  let at: Node | null = element
  while (at !== null) {
    if (isElement(at) && at.tagName === tagName) return at
    at = 'parentNode' in at ? at.parentNode : null
  }
  return undefined
}

const unseen = new Set(['script', 'style', 'template', 'head', 'noscript'])

/** One space between words, no other white space. */
export const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim()

const isHidden = (element: Element): boolean =>
  attribute(element, 'hidden') !== undefined || attribute(element, 'aria-hidden') === 'true'

/** Elements whose edges are not edges of words. */
const inline = new Set(
  'a abbr b bdi bdo cite code del em font i ins kbd mark q s small span strong sub sup u'.split(' '),
)

/** Text as a screen reader would say it: image alternatives included, hidden parts left out. */
export const spokenText = (node: Node): string => {
  if ('value' in node && node.nodeName === '#text') return node.value
  if (!isElement(node)) return childrenOf(node).map(spokenText).join(' ')
  if (unseen.has(node.tagName) || isHidden(node)) return ''
  if (node.tagName === 'img') return ` ${attribute(node, 'alt') ?? ''} `
  const text = childrenOf(node).map(spokenText).join('')
  return inline.has(node.tagName) ? text : ` ${text} `
}

/** Character data as it stands, white space kept: the value of a text area. */
export const rawText = (element: Element): string =>
  childrenOf(element)
    .map((child) => ('value' in child && child.nodeName === '#text' ? child.value : ''))
    .join('')
