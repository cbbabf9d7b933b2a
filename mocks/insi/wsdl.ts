import type { HttpResponse } from '../../src/model/exchange.ts'
import type { Operation } from '../../src/model/service.ts'
import { schemaDocuments, wsdlAt } from './contract.ts'
import type { InsiState } from './state.ts'

const xml = (body: string): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'text/xml; charset=utf-8' },
  body,
})

const query = (url: string): string => url.split('?', 2)[1] ?? ''

/** The contract: `GET /lps?wsdl`, and its schemas by `GET /lps?xsd=<file>`. */
export const wsdl: Operation<InsiState> = {
  name: 'wsdl',
  method: 'GET',
  path: '/lps',
  matches: ({ url }) => /^(?:wsdl|xsd=.*)$/i.test(query(url)),
  handle: ({ url }, state) => {
    if (/^wsdl$/i.test(query(url))) return { response: xml(wsdlAt(`${state.url}/lps`)) }
    const schema = schemaDocuments.get(query(url).slice('xsd='.length))
    if (schema !== undefined) return { response: xml(schema) }
    return {
      response: { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'no such schema\n' },
    }
  },
}
