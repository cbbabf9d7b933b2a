import { registryService } from '../../src/protocols/dmp/names.ts'
import { el, type Markup } from '../../src/xml/write.ts'
import type { SubmissionError } from './submission-errors.ts'

export const responseStatus = (status: 'Success' | 'Failure'): string =>
  `urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:${status}`

export const registryResponse = (status: 'Success' | 'Failure', ...content: readonly Markup[]): Markup =>
  el('rs:RegistryResponse', { 'xmlns:rs': registryService, status: responseStatus(status) }, content)

/** `rs` must be declared by whoever holds the list. */
export const errorList = (errors: readonly SubmissionError[]): Markup =>
  el(
    'rs:RegistryErrorList',
    {},
    errors.map(({ code, why }) =>
      el('rs:RegistryError', {
        errorCode: code,
        codeContext: why.fr,
        severity: 'urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error',
      }),
    ),
  )

export const refusalOf = (errors: readonly SubmissionError[]): Markup => registryResponse('Failure', errorList(errors))
