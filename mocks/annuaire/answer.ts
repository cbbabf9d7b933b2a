import type { HttpResponse } from '../../src/model/exchange.ts'
import type { OperationOutcome } from '../../src/protocols/annuaire/resources.ts'

const fhirJson = { 'content-type': 'application/fhir+json;charset=UTF-8' }

export const fhir = (resource: object, status = 200, headers: Readonly<Record<string, string>> = {}): HttpResponse => ({
  status,
  headers: { ...fhirJson, ...headers },
  body: JSON.stringify(resource),
})

/** An OperationOutcome; `code` is of the value set issue-type. */
export const outcome = (
  status: number,
  code: string,
  diagnostics: string,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse => {
  const resource: OperationOutcome = {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code, diagnostics }],
  }
  return fhir(resource, status, headers)
}
