import { describe, expect, test } from 'vitest'
import { parseXmlDocument } from './document/parse.ts'
import { parseXml } from './element.ts'
import { xmlLimits } from './limits.ts'
import { readPlaced } from './placed.ts'
import { XmlError } from './problem.ts'

/** The three views of XML: one policy for all. */
const views: Readonly<Record<string, (text: string) => unknown>> = {
  parseXml,
  parseXmlDocument,
  readPlaced: (text) => {
    const read = readPlaced(text)
    if ('problem' in read) throw read.problem
    return read
  },
}

const codeOf = (view: string, text: string): string => {
  try {
    views[view]?.(text)
    return 'read'
  } catch (error) {
    if (error instanceof XmlError) return error.code
    throw error
  }
}

const nested = (depth: number): string => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`
const flat = (children: number): string => `<a>${'<b/>'.repeat(children)}</a>`
const attributes = (count: number): string => `<a ${Array.from({ length: count }, (_, at) => `a${at}=""`).join(' ')}/>`
const inAll = (elements: number): string => {
  const line = `<l>${'<b/>'.repeat(999)}</l>`
  return `<a>${line.repeat(Math.ceil((elements - 1) / 1_000))}</a>`
}

describe.each(Object.keys(views))('%s', (view) => {
  test.each([
    ['at the depth allowed', nested(xmlLimits.depth), 'read'],
    ['one deeper', nested(xmlLimits.depth + 1), 'BANC-XML-DEPTH'],
    ['as many children as allowed', flat(xmlLimits.children), 'read'],
    ['one child more', flat(xmlLimits.children + 1), 'BANC-XML-CHILDREN'],
    ['as many attributes as allowed', attributes(xmlLimits.attributes), 'read'],
    ['one attribute more', attributes(xmlLimits.attributes + 1), 'BANC-XML-ATTRIBUTES'],
    ['a tag that does not end', `<a ${'b'.repeat(xmlLimits.tag + 200_000)}`, 'BANC-XML-TAG'],
    ['too many elements in all', inAll(xmlLimits.elements + 1_000), 'BANC-XML-ELEMENTS'],
    ['a DOCTYPE', '<!DOCTYPE a><a/>', 'BANC-XML-DOCTYPE'],
    [
      'a DOCTYPE after a comment',
      '<?xml version="1.0"?>\n<!-- c --> <!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
      'BANC-XML-DOCTYPE',
    ],
    ['a name with two colons', '<a:b:c xmlns:a="u"/>', 'BANC-XML-NAMESPACE'],
    ['one expanded attribute twice', '<a xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/>', 'BANC-XML-NAMESPACE'],
    ['a prefix bound to nothing', '<a xmlns:p=""/>', 'BANC-XML-NAMESPACE'],
    ['the prefix xml bound elsewhere', '<a xmlns:xml="u"/>', 'BANC-XML-NAMESPACE'],
  ])('%s', (_what, text, code) => expect(codeOf(view, text)).toBe(code))
})

test('a text larger than the limit is not even looked at', () => {
  // The length alone is looked at: a string of that length is cheap to make and never read.
  expect(codeOf('parseXml', ' '.repeat(xmlLimits.size + 1))).toBe('BANC-XML-SIZE')
})

test('the error of a limit says where', () => {
  const read = readPlaced(`<a>\n${nested(xmlLimits.depth)}</a>`)
  expect('problem' in read && read.problem.place?.line).toBe(2)
})
