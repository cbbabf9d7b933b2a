import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ParseOption, XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm'
import { XmlErrorStruct } from 'libxml2-wasm/lib/libxml2.mjs'
import { BancError, messageOf } from '../../model/errors.ts'
import { type Lang, say } from '../../model/text.ts'
import { locationOf, type PlacedElement, walk } from '../../xml/placed.ts'
import type { CdaJudge } from '../judged.ts'
import type { FileFinding } from '../result.ts'
import type { ToldRule } from '../told-rules.ts'
import { complaintOf, type SchemaComplaint } from './message.ts'
import { allowFolder } from './provider.ts'

/** Path of the CDA schema in a package of the ANS. */
export const cdaSchema = 'infrastructure/cda/CDA_extended.xsd'

/** No external entity, no network, no substitution; lines are counted beyond 65,535; base-64 bodies may be large. */
const careful =
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_BIG_LINES |
  ParseOption.XML_PARSE_HUGE |
  ParseOption.XML_PARSE_COMPACT

// The library looks for the XPath of every node that libxml2 complains of, counting its siblings: in a large document that
// takes longer than all else, and lines are what is read here.
XmlErrorStruct.node = () => 0

/** One wrong element makes libxml2 complain about each that follows: the first ones are enough. */
const mostComplaints = 100

/** What libxml2 says, a line and a sentence at a time. */
type Detail = Parameters<typeof complaintOf>[0]

const detailsOf = (error: unknown): readonly Detail[] =>
  error instanceof XmlLibError && error.details.length > 0 ? error.details : [{ line: 0, message: messageOf(error) }]

const validate = (validator: XsdValidator, bytes: Uint8Array): readonly Detail[] => {
  let document: XmlDocument | undefined
  try {
    document = XmlDocument.fromBuffer(bytes, { option: careful })
    validator.validate(document)
    return []
  } catch (error) {
    return detailsOf(error)
  } finally {
    document?.dispose()
  }
}

const hasBlankType = ({ message }: Detail): boolean =>
  /'(?:\{[^}']*\})?(?:\s[^']*|[^']*\s)' of the xsi:type attribute does not resolve/.test(message)

/**
 * Blanks around the QName of an xsi:type are no part of it (XML Schema, whiteSpace = collapse): the reference accepts
 * them, libxml2 does not. They are put before the attribute, so that every line and column stays.
 */
const withBlanksBeforeTypes = (bytes: Uint8Array): Uint8Array =>
  Buffer.from(
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/(\s)([\w.-]+:type\s*=\s*)(["'])(\s*)([\w.:-]+)(\s*)\3/g, '$1$4$6$2$3$5$3'),
    'latin1',
  )

/** What a schema does not accept of a document. Never throws. */
export const complaintsAbout = (validator: XsdValidator, bytes: Uint8Array): readonly SchemaComplaint[] => {
  const said = validate(validator, bytes)
  const details = said.some(hasBlankType) ? validate(validator, withBlanksBeforeTypes(bytes)) : said
  return details.slice(0, mostComplaints).map(complaintOf)
}

/**
 * libxml2 gives the line where the start tag ends: the element of each complaint is the last of its name that starts by
 * then.
 */
const elementsOf = (
  complaints: readonly SchemaComplaint[],
  root: PlacedElement,
): ReadonlyMap<SchemaComplaint, PlacedElement> => {
  const found = new Map<SchemaComplaint, PlacedElement>()
  const last = new Map<string | undefined, PlacedElement>()
  const names = new Set(complaints.map(({ element }) => element))
  const waiting = complaints.toSorted((one, other) => one.line - other.line)
  let next = 0
  const settle = (line: number): void => {
    for (let complaint = waiting[next]; complaint && complaint.line < line; complaint = waiting[++next]) {
      const element = last.get(complaint.element)
      if (element) found.set(complaint, element)
    }
  }
  for (const element of walk(root)) {
    if (!names.has(element.name)) continue
    settle(element.line)
    if (next === waiting.length) break
    last.set(element.name, element)
  }
  settle(Number.POSITIVE_INFINITY)
  return found
}

/** Complaints of a schema as findings of one rule, each where its element stands. */
export const schemaFindings = (
  complaints: readonly SchemaComplaint[],
  root: PlacedElement,
  rule: ToldRule,
  lang: Lang,
): readonly FileFinding[] => {
  const elements = complaints.length === 0 ? undefined : elementsOf(complaints, root)
  return complaints.map((complaint): FileFinding => {
    const element = elements?.get(complaint)
    return {
      rule,
      severity: 'error',
      location: element ? locationOf(element) : '/',
      line: complaint.line,
      column: element?.line === complaint.line ? element.column : complaint.line > 0 ? 1 : 0,
      message: say(complaint.message, lang),
    }
  })
}

/**
 * The judgement of a CDA by the schema of a package of the ANS. The schema is compiled once, at the first call.
 * @throws BancError when the folder has no such schema, or when it does not compile
 */
export const openXsd = (artefacts: string): CdaJudge => {
  const path = join(artefacts, cdaSchema)
  const problem = (fr: string, en: string, cause?: unknown): BancError =>
    new BancError({
      code: 'BANC-XSD',
      what: { fr, en },
      where: path,
      todo: {
        fr: `Donnez le dossier qui contient ${cdaSchema}, tel que l’ANS le publie.`,
        en: `Give the folder that holds ${cdaSchema}, as the ANS publishes it.`,
      },
      cause,
    })
  if (!existsSync(path)) throw problem('Le schéma du CDA est introuvable.', 'The CDA schema is not there.')
  allowFolder(join(artefacts, 'infrastructure'))
  let validator: XsdValidator
  try {
    const schema = XmlDocument.fromBuffer(readFileSync(path), { url: path })
    validator = XsdValidator.fromDoc(schema)
    schema.dispose()
  } catch (error) {
    throw problem('Le schéma du CDA ne se compile pas.', `The CDA schema does not compile: ${messageOf(error)}`, error)
  }
  return (bytes, root, lang) => {
    const findings = schemaFindings(complaintsAbout(validator, bytes), root, 'cda.xsd', lang)
    return [{ name: cdaSchema, version: '', rulesFired: 1, aborted: null, findings }]
  }
}
