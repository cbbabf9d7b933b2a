import { describe, expect, test } from 'vitest'
import { parseXmlDocument } from '../xml/document/parse.ts'
import { compileRuleSet } from './compile.ts'
import { judge } from './judge.ts'
import type { CompiledRuleSet, RuleSetVerdict } from './model.ts'
import { RuleSetRefused } from './problem.ts'
import { IndexedDocument } from './xpath/indexed-document.ts'
import { noDocuments } from './xpath/library.ts'
import { Vocabulary } from './xpath/vocabulary.ts'

const schemaOf = (content: string, attributes = ''): string =>
  `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2" ${attributes}>
  <title>Essai</title><ns prefix="c" uri="urn:c"/>${content}</schema>`

type Files = Readonly<Record<string, string>>

const compileFiles = (files: Files, phase?: string): CompiledRuleSet =>
  compileRuleSet('dir/main.sch', {
    read: (path) => (files[path] === undefined ? undefined : Buffer.from(files[path])),
    vocabulary: new Vocabulary(),
    library: noDocuments,
    ...(phase === undefined ? {} : { phase }),
  })

const run = (schema: string, document: string, others: Files = {}, phase?: string): RuleSetVerdict =>
  judge(compileFiles({ 'dir/main.sch': schema, ...others }, phase), new IndexedDocument(parseXmlDocument(document), 0))

const failed = (content: string, document: string, attributes = ''): string[] =>
  run(schemaOf(content, attributes), document).failedAsserts.map(({ location, text }) => `${location} ${text}`)

const refusalsOf = (content: string): readonly string[] => {
  try {
    compileFiles({ 'dir/main.sch': schemaOf(content) })
    return []
  } catch (error) {
    if (!(error instanceof RuleSetRefused)) throw error
    return error.refusals.map(({ expression, line }) => `${line} ${expression}`)
  }
}

const document = '<d xmlns="urn:c"><a n="1"/><a n="2"/><b><a n="3" t="x"/></b></d>'

describe('rules', () => {
  test('a test that hangs on the document alone is asked once, one that hangs on current() for every node', () => {
    const content = `<pattern><rule context="c:a"><assert test="count(//c:a) = 2">count</assert>
      <assert test="current()/@n = '1'">first</assert></rule></pattern>`
    expect(failed(content, document)).toEqual([
      '/d/a count',
      '/d/a[2] count',
      '/d/a[2] first',
      '/d/b/a count',
      '/d/b/a first',
    ])
  })

  test('a node fires the first rule of a pattern that matches it, in every pattern', () => {
    const content = `
      <pattern id="p"><rule context="c:b/c:a"><assert test="false()">inner</assert></rule>
      <rule context="c:a"><assert test="@n = '1'">any</assert></rule></pattern>
      <pattern><rule context="c:a"><report test="@t">reported</report></rule></pattern>`
    const verdict = run(schemaOf(content), document)
    expect(verdict.rulesFired).toBe(6)
    expect(verdict.failedAsserts.map(({ location, text }) => `${location} ${text}`)).toEqual([
      '/d/a[2] any',
      '/d/b/a inner',
    ])
    expect(verdict.successfulReports).toMatchObject([{ location: '/d/b/a', text: 'reported' }])
  })

  test('a finding says where it is and which check made it', () => {
    const [finding] = run(
      schemaOf(
        '<pattern id="p">\n<rule context="c:b" id="r"><assert id="k" role="warning" test="c:z">no  z</assert></rule></pattern>',
      ),
      '<d xmlns="urn:c">\n  <b/></d>',
    ).failedAsserts
    expect(finding).toEqual({
      location: '/d/b',
      text: 'no z',
      role: 'warning',
      line: 2,
      column: 3,
      pattern: 'p',
      rule: 'r',
      check: 'k',
      test: 'c:z',
      source: 'dir/main.sch:3',
    })
  })

  test.each([
    ['/', ['/d x']],
    ['c:d', ['/d x']],
    ['/c:d/c:a', ['/d/a x', '/d/a[2] x']],
    ['//c:a[@t]', ['/d/b/a x']],
    ['c:a[1]', ['/d/a x', '/d/b/a x']],
    ['c:a[last()]', ['/d/a[2] x', '/d/b/a x']],
    ['c:b | c:d', ['/d x', '/d/b x']],
    ['c:d//c:a[parent::c:b]', ['/d/b/a x']],
    ['c:b/@*', []],
    ['@t', ['/d/b/a/@t x']],
    ['*[c:a/@n = 3]', ['/d/b x']],
    ['c:a[xs:integer(@t) = 1]', []],
    ['text()', []],
  ])('the context %s', (context, expected) => {
    const content = `<pattern><rule context="${context}"><assert test="false()">x</assert></rule></pattern>`
    expect(failed(content, document)).toEqual(expected)
  })

  test('a condition on templateId finds the same elements by index as by walking', () => {
    const cda = `<d xmlns="urn:c"><s><templateId root="1"/><templateId root="2"/><o><templateId root="1"/></o></s>
      <s><templateId root="3"/></s><o><templateId/></o></d>`
    const located = (context: string): string[] =>
      failed(
        `<let name="one" value="'1'"/><pattern><rule context="${context}"><assert test="false()">x</assert></rule></pattern>`,
        cda,
      )
    expect(located("*[c:templateId/@root = '1']")).toEqual(['/d/s x', '/d/s/o x'])
    expect(located("c:s[c:templateId[@root = '1']]")).toEqual(['/d/s x'])
    expect(located('*[c:templateId/@root = $one]')).toEqual(['/d/s x', '/d/s/o x'])
    expect(located("*[c:templateId/@root = '2' or c:templateId/@root = '3']")).toEqual(['/d/s x', '/d/s[2] x'])
    expect(located("*[c:templateId/@root = '1' and not(c:o)]")).toEqual(['/d/s/o x'])
    expect(located("*[c:templateId/@root = '1'][/c:d/c:nothing]")).toEqual([])
    expect(located("c:s[c:templateId/@root = '1']/c:o")).toEqual(['/d/s/o x'])
  })
})

describe('variables', () => {
  test('are seen from where they are defined, by schema, pattern and rule', () => {
    const content = `<let name="wanted" value="'3'"/>
      <pattern><let name="own" value="//c:b/c:a/@n"/>
      <rule context="c:a"><let name="n" value="@n"/><let name="m" value="concat($n, '!')"/>
      <assert test="$n = $wanted and $n = $own"><value-of select="$m"/></assert></rule></pattern>`
    expect(failed(content, document)).toEqual(['/d/a 1!', '/d/a[2] 2!'])
  })

  test('are not evaluated unless they are used', () => {
    const content = `<pattern><rule context="c:d"><let name="bad" value="xs:integer('x')"/>
      <assert test="true() or $bad = 1">x</assert></rule></pattern>`
    expect(run(schemaOf(content), document)).toMatchObject({ rulesFired: 1, aborted: null })
  })

  test('are evaluated anew for every node', () => {
    const content = `<pattern><rule context="c:a"><let name="n" value="number(@n)"/><assert test="$n &lt; 2"><value-of select="$n"/></assert></rule></pattern>`
    expect(failed(content, document)).toEqual(['/d/a[2] 2', '/d/b/a 3'])
  })
})

describe('abstraction', () => {
  test('extends puts the checks and variables of an abstract rule in its place', () => {
    const content = `<pattern><rule abstract="true" id="base"><let name="n" value="@n"/><assert test="$n &gt; 1">base <name/></assert></rule>
      <rule context="c:a"><extends rule="base"/><assert test="$n &gt; 2">own</assert></rule></pattern>`
    expect(failed(content, document)).toEqual(['/d/a base a', '/d/a own', '/d/a[2] own'])
  })

  test('an abstract pattern is filled with the parameters of each use', () => {
    const content = `<pattern abstract="true" id="t"><rule context="$where"><assert test="@n = $values">$values <value-of select="$shown"/></assert></rule></pattern>
      <pattern is-a="t"><param name="where" value="c:b/c:a"/><param name="values" value="('1','2')"/><param name="shown" value="'le b'"/></pattern>
      <pattern is-a="t"><param name="where" value="c:a"/><param name="values" value="('1','3')"/><param name="shown" value="@n"/></pattern>`
    expect(failed(content, document)).toEqual(['/d/b/a $values le b', '/d/a[2] $values 2'])
  })

  test('the phase chooses the patterns', () => {
    const pattern = (id: string) =>
      `<pattern id="${id}"><rule context="c:d"><assert test="false()">${id}</assert></rule></pattern>`
    const content = `<phase id="one"><active pattern="a"/></phase><phase id="two"><active pattern="b"/></phase>${pattern('a')}${pattern('b')}`
    expect(failed(content, document)).toEqual(['/d a', '/d b'])
    expect(failed(content, document, 'defaultPhase="two"')).toEqual(['/d b'])
    expect(run(schemaOf(content, 'defaultPhase="two"'), document, {}, '#ALL').failedAsserts).toHaveLength(2)
  })

  test('includes are relative to the file they stand in; a missing one is told', () => {
    const set = compileFiles({
      'dir/main.sch': schemaOf('<include href="sub/p.sch"/><include href="sub/none.sch"/>'),
      'dir/sub/p.sch': '<pattern xmlns="http://purl.oclc.org/dsdl/schematron"><include href="r.sch"/></pattern>',
      'dir/sub/r.sch':
        '<rule xmlns="http://purl.oclc.org/dsdl/schematron" context="c:d"><assert test="false()">included</assert></rule>',
    })
    expect(set.files).toEqual(['dir/main.sch', 'dir/sub/p.sch', 'dir/sub/r.sch'])
    expect(set.missingIncludes).toEqual([{ path: 'dir/sub/none.sch', from: 'dir/main.sch', line: 2 }])
    expect(judge(set, new IndexedDocument(parseXmlDocument(document), 0)).failedAsserts).toMatchObject([
      { text: 'included' },
    ])
  })

  test('a file that includes itself is refused', () => {
    expect(() => compileFiles({ 'dir/main.sch': schemaOf('<include href="main.sch"/>') })).toThrow('includes itself')
  })
})

describe('messages', () => {
  test('collapse white space, join values by spaces, drop white space that stands alone between elements', () => {
    const content = `<pattern><rule context="c:d"><assert test="false()">
      Nom  "<name/>" : <value-of select="c:a/@n"/> <!-- c --> <value-of select="count(//c:a)"/>,<emph>fin</emph>
      </assert></rule></pattern>`
    expect(failed(content, document)).toEqual(['/d Nom "d" : 1 23,fin'])
  })
})

describe('what stops a rule set', () => {
  test('a dynamic error aborts it, with the rule, the place and the words of the reference', () => {
    const content = `<pattern id="p"><rule context="c:d"><assert test="false()">lost</assert><assert test="starts-with(c:a/@n, '1')">x</assert></rule></pattern>`
    const verdict = run(schemaOf(content), document)
    expect(verdict).toMatchObject({ rulesFired: 0, failedAsserts: [] })
    expect(verdict.aborted).toMatchObject({
      rule: 'p[c:d]',
      location: '/d',
      code: 'XPTY0004',
      message: 'A sequence of more than one item is not allowed as the first argument of fn:starts-with() ("1", "2")',
    })
  })

  test('a rule set that takes too long is stopped, which is told apart from the errors of the reference', () => {
    const set = compileFiles({
      'dir/main.sch': schemaOf('<pattern><rule context="c:d"><assert test="false()">x</assert></rule></pattern>'),
    })
    const stopped = judge(set, new IndexedDocument(parseXmlDocument(document), 0), { timeLimitMs: -1 })
    expect(stopped).toMatchObject({ failedAsserts: [], aborted: { code: 'BANC-TIME-LIMIT', location: '/d' } })
  })

  test('an unsupported expression is refused at load, with its line', () => {
    expect(
      refusalsOf('<pattern><rule context="c:d">\n<assert test="key(\'k\', 1)">x</assert></rule></pattern>'),
    ).toEqual(["3 key('k', 1)"])
    expect(refusalsOf('<pattern><rule context="c:d/.."><assert test="$nope">x</assert></rule></pattern>')).toEqual([
      '2 c:d/..',
      '2 $nope',
    ])
    expect(refusalsOf('<pattern is-a="none"/>')).toEqual(['2 is-a="none"'])
    expect(refusalsOf('<pattern><rule context="c:d"><extends rule="none"/></rule></pattern>')).toEqual([
      '2 extends rule="none"',
    ])
    expect(refusalsOf('<x:function xmlns:x="urn:x"/>')).toEqual(['2 <{urn:x}function>'])
  })

  test('patterns out of the phase are not compiled, as in the reference', () => {
    const content = '<phase id="none"/><pattern id="a"><rule context="((("><assert test="]">x</assert></rule></pattern>'
    expect(run(schemaOf(content, 'defaultPhase="none"'), document).rulesFired).toBe(0)
  })

  test('the same rule set judges one document after the other', () => {
    const set = compileFiles({
      'dir/main.sch': schemaOf(
        '<pattern><let name="all" value="count(//c:a)"/><rule context="c:d"><assert test="$all = 1"><value-of select="$all"/></assert></rule></pattern>',
      ),
    })
    const texts = [document, '<d xmlns="urn:c"><a/></d>', '<d xmlns="urn:c"/>'].map((text) =>
      judge(set, new IndexedDocument(parseXmlDocument(text), 0)).failedAsserts.map((finding) => finding.text),
    )
    expect(texts).toEqual([['3'], [], ['0']])
  })
})
