import { describe, expect, test } from 'vitest'
import { parseXmlDocument } from '../../xml/document/parse.ts'
import { compileRuleSet } from '../compile.ts'
import { judge } from '../judge.ts'
import type { RuleSetVerdict } from '../model.ts'
import { IndexedDocument } from './indexed-document.ts'
import { noDocuments } from './library.ts'
import { Vocabulary } from './vocabulary.ts'

const indexed = 'preceding-sibling::*[local-name()=$name] | following-sibling::*[local-name()=$name]'
const plain = '../*[local-name()=$name] except .'

const judged = (others: string, condition: string, xml: string): RuleSetVerdict => {
  const schema = `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><pattern>
    <rule context="a|b"><let name="name" value="local-name()"/><let name="others" value="${others}"/>
    <let name="v" value="@v"/><let name="w" value="@w"/><let name="text" value="string-join(.//text(),'')"/>
    <assert test="not(${condition})">found</assert></rule></pattern></schema>`
  const read = () => Buffer.from(schema)
  const ruleSet = compileRuleSet('s.sch', { read, vocabulary: new Vocabulary(), library: noDocuments })
  return judge(ruleSet, new IndexedDocument(parseXmlDocument(xml), 0))
}

const outcome = ({ rulesFired, failedAsserts, aborted }: RuleSetVerdict) => ({
  rulesFired,
  failed: failedAsserts.map(({ location }) => location),
  aborted: aborted?.code,
})

/** Siblings of two names, some of the same values, and a few alone under another parent. */
const family = (count: number): string => {
  const one = (at: number): string => {
    const name = at % 5 === 0 ? 'b' : 'a'
    const absent = at % 11 === 0 ? '' : ` v="${(at * 7) % 23}"`
    return `<${name}${absent}${at % 13 === 0 ? ' nullFlavor="UNK"' : ''} w="${at % 3}"><i>${at % 17}</i></${name}>`
  }
  return `<r>${Array.from({ length: count }, (_, at) => one(at)).join('')}<c>${one(1)}${one(1)}</c></r>`
}

describe('the other elements of the same name', () => {
  test.each([
    '$others[@v=$v]',
    '$others[@v=$v][@w=$w]',
    '$others[@v=$v][empty($w)] or $others[@w=$w][@v=$v]',
    "$others[string-join(.//text(),'')=$text]",
    '@nullFlavor and $others[not(@nullFlavor)]',
    '@w = 2 and $others[not(@v)]',
    '$others[.=$text][@w=$w]',
    '$others[@v=$v][2]',
    '$others[@v > $v]',
    'exists($others[@v=$v])',
    'count($others[@v=$v]) > 1',
  ])('are found by an index just as by comparison: %s', (condition) => {
    for (const count of [3, 40, 90]) {
      const expected = outcome(judged(plain, condition, family(count)))
      expect(outcome(judged(indexed, condition, family(count)))).toEqual(expected)
      expect(expected.rulesFired).toBe(count + 2)
    }
    expect(outcome(judged(indexed, condition, family(90))).failed).not.toEqual([])
  })

  test('abort where a condition fails on one of them', () => {
    const condition = "$others[starts-with(i, '1')]"
    const two = family(60).replace('<i>4</i>', '<i>4</i><i>4</i>')
    const expected = outcome(judged(plain, condition, two))
    expect(outcome(judged(indexed, condition, two))).toEqual(expected)
    expect(expected.aborted).toBe('XPTY0004')
  })

  test('are searched quickly however many they are', () => {
    const many = `<r>${Array.from({ length: 20_000 }, (_, at) => `<a v="${at}" w="1"/>`).join('')}</r>`
    const verdict = judged(indexed, '$others[@w=$w][@v=$v]', many)
    expect(verdict).toMatchObject({ rulesFired: 20_000, failedAsserts: [], aborted: null })
  })
})
