import { activePatterns, expandPatterns } from '../expand.ts'
import { type ReadFile, readSchema } from '../include.ts'
import { type Refusal, RuleSetRefused } from '../problem.ts'
import { attributeOf, childrenOf, type SchemaElement } from '../source.ts'

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\r\n]/g, (space) => `&#${space.charCodeAt(0)};`)

const tag = (name: string, attributes: Readonly<Record<string, string | undefined>>, content = ''): string => {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(value)}"`]))
    .join('')
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

/** A value that XSLT takes as it stands, although braces would start an expression there. */
const literal = (text: string | undefined): string | undefined => text?.replaceAll('{', '{{').replaceAll('}', '}}')

/** The words of a message: texts of white space alone are dropped, as a stylesheet drops them. */
const words = (element: SchemaElement): string => {
  const merged: (string | SchemaElement)[] = []
  for (const node of element.content) {
    const last = merged.at(-1)
    if (typeof node === 'string' && typeof last === 'string') merged[merged.length - 1] = last + node
    else merged.push(node)
  }
  return merged
    .map((node) => {
      if (typeof node === 'string') return /[^ \t\r\n]/.test(node) ? tag('xsl:text', {}, escaped(node)) : ''
      const path = node.attributes.get('path')
      if (node.name === 'name') return tag('xsl:value-of', { select: path === undefined ? 'name()' : `name(${path})` })
      if (node.name === 'value-of') return tag('xsl:value-of', { select: node.attributes.get('select') ?? '.' })
      return words(node)
    })
    .join('')
}

const variable = (each: SchemaElement): string =>
  tag('xsl:variable', { name: (attributeOf(each, 'name') ?? '').trim(), select: attributeOf(each, 'value') })

interface Place {
  readonly pattern: SchemaElement
  readonly rule: SchemaElement
  readonly abstractRules: readonly SchemaElement[]
}

const check = (place: Place, each: SchemaElement): string => {
  const test = attributeOf(each, 'test')
  const found = tag(
    each.name === 'assert' ? 'failed' : 'reported',
    {
      location: '{banc:location(.)}',
      pattern: literal(attributeOf(place.pattern, 'id')),
      rule: literal(attributeOf(place.rule, 'id')),
      role: literal(attributeOf(each, 'role')),
    },
    words(each),
  )
  return each.name === 'report'
    ? tag('xsl:if', { test }, found)
    : tag('xsl:choose', {}, tag('xsl:when', { test }) + tag('xsl:otherwise', {}, found))
}

/** The content of a rule in its order, with that of the abstract rules that it extends in their place. */
const body = (place: Place, rule: SchemaElement): string =>
  rule.content
    .map((node) => {
      if (typeof node === 'string') return ''
      if (node.name === 'let') return variable(node)
      if (node.name === 'assert' || node.name === 'report') return check(place, node)
      if (node.name !== 'extends') return ''
      const id = attributeOf(node, 'rule')
      return place.abstractRules
        .filter((abstract) => attributeOf(abstract, 'id') === id)
        .map((abstract) => body(place, abstract))
        .join('')
    })
    .join('')

const isAbstract = (rule: SchemaElement): boolean => attributeOf(rule, 'abstract') === 'true'

/** What the rules of a pattern are offered, below the node at hand. */
const further = (mode: string): string =>
  tag('xsl:apply-templates', { select: '@*|*|comment()|processing-instruction()', mode })

/** A mode of its own, so that every pattern sees every node; the earlier rule has the higher priority. */
const templates = (pattern: SchemaElement, mode: string, abstractRules: readonly SchemaElement[]): string => {
  const rules = childrenOf(pattern, 'rule').filter((rule) => !isAbstract(rule))
  const matched = rules.map((rule, index) =>
    tag(
      'xsl:template',
      { match: attributeOf(rule, 'context'), priority: `${1000 + rules.length - index}`, mode },
      tag('fired', {}) + body({ pattern, rule, abstractRules }, rule) + further(mode),
    ),
  )
  const rest = tag('xsl:template', { match: '@*|node()', priority: '-2', mode }, further(mode))
  return matched.join('\n') + rest + tag('xsl:template', { match: 'text()', priority: '-1', mode })
}

/** Names as written, with a position only where a sibling of the same name precedes; no element is an attribute. */
const location = `
<xsl:function name="banc:location">
  <xsl:param name="node"/>
  <xsl:variable name="steps">
    <xsl:for-each select="$node/(ancestor-or-self::*, self::document-node()/*)">
      <xsl:variable name="before" select="count(preceding-sibling::*[name() = name(current())])"/>
      <xsl:value-of select="concat('/', name(), if ($before = 0) then '' else concat('[', $before + 1, ']'))"/>
    </xsl:for-each>
    <xsl:if test="not($node/self::*|$node/self::document-node())"><xsl:value-of select="concat('/@', name($node))"/></xsl:if>
  </xsl:variable>
  <xsl:sequence select="string($steps)"/>
</xsl:function>`

/**
 * Writes a schema as an XSLT 2.0 stylesheet that judges a document as ISO Schematron says and gives
 * `<verdict>(<fired/>|<failed …>|<reported …>)*</verdict>`. The base of its relative URIs must be the schema's.
 */
export const stylesheetOf = (read: ReadFile, path: string): string => {
  const { schema } = readSchema(read, path)
  const refusals: Refusal[] = []
  const patterns = expandPatterns(schema, refusals)
  if (refusals.length > 0) throw new RuleSetRefused(path, refusals)
  const abstractRules = patterns.flatMap((pattern) => childrenOf(pattern, 'rule')).filter(isAbstract)
  const active = activePatterns(schema, patterns).filter((pattern) => childrenOf(pattern, 'rule').length > 0)
  const prefixes = new Map([
    ['xs', 'http://www.w3.org/2001/XMLSchema'],
    ...childrenOf(schema, 'ns').map((ns): [string, string] => [
      attributeOf(ns, 'prefix') ?? '',
      attributeOf(ns, 'uri') ?? '',
    ]),
    ['xsl', 'http://www.w3.org/1999/XSL/Transform'],
    ['banc', 'urn:x-banc:location'],
  ])
  const declared = [...prefixes].map(([prefix, uri]): [string, string] => [`xmlns:${prefix}`, uri])
  const lets = [...childrenOf(schema, 'let'), ...patterns.flatMap((pattern) => childrenOf(pattern, 'let'))]
  const start = tag(
    'xsl:template',
    { match: '/' },
    tag(
      'verdict',
      {},
      active.map((_, index) => tag('xsl:apply-templates', { select: '/', mode: `m${index}` })).join(''),
    ),
  )
  const modes = active.map((pattern, index) => templates(pattern, `m${index}`, abstractRules))
  return tag(
    'xsl:stylesheet',
    { version: '2.0', ...Object.fromEntries(declared) },
    [location, ...lets.map(variable), start, ...modes].join('\n'),
  )
}
