import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ParseOption, XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm'
import { BancError, messageOf } from '../../model/errors.ts'
import { type Lang, say } from '../../model/text.ts'
import { locationOf, type PlacedElement, walk } from '../../xml/placed.ts'
import type { CdaJudge } from '../judged.ts'
import type { FileFinding } from '../result.ts'
import { complaintOf, type SchemaComplaint } from './message.ts'
import { allowFolder } from './provider.ts'

/** Path of the CDA schema in a package of the ANS. */
export const cdaSchema = 'infrastructure/cda/CDA_extended.xsd'

/** No external entity, no network, no substitution; lines are counted beyond 65,535; base-64 bodies may be large. */
const careful =
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_BIG_LINES |
  ParseOption.XML_PARSE_HUGE

/** One wrong element makes libxml2 complain about each that follows: the first ones are enough. */
const mostComplaints = 100

const complaintsOf = (error: unknown): readonly SchemaComplaint[] => {
  if (error instanceof XmlLibError && error.details.length > 0) return error.details.map(complaintOf)
  return [complaintOf({ line: 0, message: messageOf(error) })]
}

const validate = (validator: XsdValidator, bytes: Uint8Array): readonly SchemaComplaint[] => {
  let document: XmlDocument | undefined
  try {
    document = XmlDocument.fromBuffer(bytes, { option: careful })
    validator.validate(document)
    return []
  } catch (error) {
    return complaintsOf(error)
  } finally {
    document?.dispose()
  }
}

const hasBlankType = ({ message }: SchemaComplaint): boolean =>
  /'(?:\s[^']*|[^']*\s)' of the xsi:type attribute does not resolve/.test(message.en)

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
  const complaints = validate(validator, bytes)
  return complaints.some(hasBlankType) ? validate(validator, withBlanksBeforeTypes(bytes)) : complaints
}

/** libxml2 gives the line where the start tag ends: the element is the last of its name that starts by then. */
const elementOf = (elements: readonly PlacedElement[], complaint: SchemaComplaint): PlacedElement | undefined =>
  elements.findLast(({ name, line }) => name === complaint.element && line <= complaint.line)

/** Complaints of a schema as findings of one rule, each where its element stands. */
export const schemaFindings = (
  complaints: readonly SchemaComplaint[],
  root: PlacedElement,
  rule: string,
  lang: Lang,
): readonly FileFinding[] => {
  const elements = complaints.length === 0 ? [] : [...walk(root)]
  return complaints.slice(0, mostComplaints).map((complaint): FileFinding => {
    const element = elementOf(elements, complaint)
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
