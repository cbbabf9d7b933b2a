import { readFileSync } from 'node:fs'
import { compileSchema } from '../../src/xml/schema/compile.ts'
import type { Schema } from '../../src/xml/schema/types.ts'

const files = [
  'INSiRecSans.xsd',
  'INSiRecVit.xsd',
  'INSiResultat.xsd',
  'INSiLot2Requete.xsd',
  'INSiLot2Reponse.xsd',
  'ctxbam.xsd',
  'ctxlps.xsd',
  'siram.xsd',
] as const

const textOf = (name: string): string => readFileSync(new URL(`contract/${name}`, import.meta.url), 'utf8')

/** The schema documents by file name, as they are served. */
export const schemaDocuments: ReadonlyMap<string, string> = new Map(files.map((name) => [name, textOf(name)]))

const compiled = [...schemaDocuments.values()].map(compileSchema)

/** The same documents compiled, by namespace: what is served is what requests are checked against. */
export const schemas: ReadonlyMap<string, Schema> = new Map(compiled.map((schema) => [schema.ns, schema]))

const wsdl = textOf('insi.wsdl')

/** The WSDL of a service that listens at `location`; its schemas are beside it, at `?xsd=<file>`. */
export const wsdlAt = (location: string): string => wsdl.replaceAll('{location}', location)
