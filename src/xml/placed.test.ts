import { describe, expect, test } from 'vitest'
import { at, locationOf, readPlaced, walk } from './placed.ts'

const rootOf = (xml: string) => {
  const read = readPlaced(xml)
  if ('problem' in read) throw read.problem
  return read.root
}

const problemOf = (xml: string) => {
  const read = readPlaced(xml)
  return 'problem' in read ? { problem: read.problem.problem, line: read.problem.place?.line } : undefined
}

describe('readPlaced', () => {
  test('keeps the line and column of each tag, and resolves namespaces', () => {
    const root = rootOf('<h:a xmlns:h="urn:h">\n  <h:b x="1"\n     y="2">t<![CDATA[<]]></h:b>\r\n <h:b/></h:a>')
    expect(root).toMatchObject({ ns: 'urn:h', name: 'a', line: 1, column: 1, attributes: {} })
    expect(at(root, 'b')).toMatchObject([
      { line: 2, column: 3, attributes: { x: '1', y: '2' }, text: 't<' },
      { line: 4, column: 2 },
    ])
  })

  test('a location has an index only among twins', () => {
    const root = rootOf('<a><b/><b><c/></b></a>')
    expect([...walk(root)].map(locationOf)).toEqual(['/a', '/a/b[1]', '/a/b[2]', '/a/b[2]/c'])
  })

  test.each([
    ['a truncated document', '<a>\n<b>text', 'syntax', 2],
    ['crossed tags', '<a>\n\n<b></a>', 'syntax', 3],
    ['an unbound prefix', '<a>\n<x:b/></a>', 'namespace', 2],
    ['an undefined entity', '<a>\n&bomb;</a>', 'syntax', 2],
    ['a DOCTYPE', '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY e "x">]>\n<a>&e;</a>', 'doctype', 2],
    ['no element', '<!-- nothing -->', 'syntax', 1],
    ['nothing', '', 'syntax', 1],
  ])('says what is wrong with %s, and where', (_what, xml, problem, line) => {
    expect(problemOf(xml)).toEqual({ problem, line })
  })

  test('a problem after a long text is placed as well', () => {
    expect(problemOf(`<a>${'x\n'.repeat(100_000)}</b>`)).toEqual({ problem: 'syntax', line: 100_001 })
  })
})
