import { describe, expect, test } from 'vitest'
import { parseXml } from './element.ts'
import { descendants, find, findAll, textAt } from './find.ts'

const tree = parseXml('<a xmlns="urn:a"><b><c>1</c></b><b><c>2</c><d> 3 </d></b><b xmlns="urn:b"><c>4</c></b></a>')

describe('a path of children', () => {
  test('gives every element at its end, in order, in the namespace of the parent unless said', () => {
    expect(findAll(tree, 'b', 'c').map(({ text }) => text)).toEqual(['1', '2'])
    expect(findAll(tree, ['urn:b', 'b'], 'c').map(({ text }) => text)).toEqual(['4'])
    expect(findAll(tree)).toEqual([tree])
  })

  test('gives the first one even when the first parent has none', () => {
    expect(textAt(tree, 'b', 'd')).toBe('3')
    expect(find(tree, 'b', 'none')).toBeUndefined()
    expect(find(undefined, 'b')).toBeUndefined()
    expect(findAll(undefined, 'b')).toEqual([])
  })
})

test('descendants are found at any depth', () => {
  expect(descendants(tree, 'urn:a', 'c').map(({ text }) => text)).toEqual(['1', '2'])
})
