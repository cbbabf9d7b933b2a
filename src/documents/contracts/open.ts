import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { BancError, messageOf } from '../../model/errors.ts'
import { elementAlone } from '../../xml/alone.ts'
import { type PlacedElement, readPlaced, walk } from '../../xml/placed.ts'
import type { Contracts } from '../judged.ts'
import { readingResult } from '../reading.ts'
import type { RuleSetResult } from '../result.ts'
import { complaintsAbout, schemaFindings } from '../xsd/judge.ts'
import { allowFolder } from '../xsd/provider.ts'

const xsd = 'http://www.w3.org/2001/XMLSchema'

/** A schema of the folder: a file, or one of those in the types of a WSDL. */
interface Schema {
  readonly path: string
  readonly text: string
  /** `{namespace}name` of the elements that it declares at its top. */
  readonly declares: readonly string[]
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:xsd|wsdl)$/i.test(name))
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())

const declaredBy = (schema: PlacedElement): readonly string[] =>
  schema.children
    .filter(({ ns, name, attributes }) => ns === xsd && name === 'element' && attributes.name !== undefined)
    .map(({ attributes }) => `{${schema.attributes.targetNamespace ?? ''}}${attributes.name}`)

/** What a file declares; a file that is not read declares nothing, and whoever needs it is told so. */
const schemasIn = (path: string): readonly Schema[] => {
  const bytes = readFileSync(path)
  const read = readPlaced(bytes)
  if ('problem' in read) return []
  return [...walk(read.root)]
    .filter(({ ns, name }) => ns === xsd && name === 'schema')
    .flatMap((schema) => {
      const text = elementAlone(bytes, schema)
      return text === undefined ? [] : [{ path, text, declares: declaredBy(schema) }]
    })
}

const compiled = ({ path, text }: Schema): XsdValidator => {
  const document = XmlDocument.fromBuffer(new TextEncoder().encode(text), { url: path })
  try {
    return XsdValidator.fromDoc(document)
  } finally {
    document.dispose()
  }
}

/** One compilation of each schema that a message needs, which most never do. */
const compiler = (): ((schema: Schema) => XsdValidator | { readonly problem: string }) => {
  const known = new Map<Schema, XsdValidator | { readonly problem: string }>()
  return (schema) => {
    const kept = known.get(schema)
    if (kept !== undefined) return kept
    let made: XsdValidator | { readonly problem: string }
    try {
      made = compiled(schema)
    } catch (error) {
      made = { problem: messageOf(error) }
    }
    known.set(schema, made)
    return made
  }
}

/**
 * The judgement of messages by the schemas of a folder, whatever its layout: the one that declares the message's element.
 * Where several versions do, a message that one of them accepts is accepted. Schemas are read at the first message.
 * @throws BancError when the folder is not there, or holds no schema
 */
export const openContracts = (folder: string): Contracts => {
  const problem = (fr: string, en: string, cause?: unknown): BancError =>
    new BancError({
      code: 'BANC-OPTION',
      what: { fr, en },
      where: folder,
      todo: {
        fr: 'Donnez le dossier des contrats publiés : les XSD, et les WSDL qui en contiennent.',
        en: 'Give the folder of the published contracts: the XSDs, and the WSDLs that hold some.',
      },
      cause,
    })
  let files: readonly string[]
  try {
    files = filesBelow(folder)
    allowFolder(folder)
  } catch (error) {
    throw problem('Le dossier des contrats ne peut pas être lu.', 'The folder of contracts cannot be read.', error)
  }
  if (files.length === 0) throw problem('Le dossier des contrats est vide.', 'The folder of contracts is empty.')
  let schemas: readonly Schema[] | undefined
  const compile = compiler()
  return (message, element, lang) => {
    schemas ??= files.flatMap(schemasIn)
    const candidates = schemas.filter(({ declares }) => declares.includes(`{${element.ns}}${element.name}`))
    let result: RuleSetResult | undefined
    for (const schema of candidates) {
      const name = relative(folder, schema.path)
      const validator = compile(schema)
      if ('problem' in validator) {
        const why = {
          fr: `Le schéma ${name} ne se compile pas (${validator.problem.trim()}).`,
          en: `The schema ${name} does not compile (${validator.problem.trim()}).`,
        }
        const told = { rule: 'contract.compiles' as const, line: 0, column: 0, message: why }
        result ??= { ...readingResult(lang, 'info', told, why[lang]), name }
        continue
      }
      const complaints = complaintsAbout(validator, new TextEncoder().encode(message))
      const findings = schemaFindings(complaints, element, 'contract.xsd', lang)
      const judged = { name, version: '', rulesFired: 1, aborted: null, findings }
      if (findings.length === 0) return judged
      if (result === undefined || result.aborted !== null) result = judged
    }
    return result
  }
}
