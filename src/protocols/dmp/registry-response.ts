import type { XmlElement } from '../../xml/element.ts'
import { descendants } from '../../xml/find.ts'
import { registryService } from './names.ts'

export interface RegistryError {
  readonly code: string
  readonly context: string
}

/** An ebXML `rs:RegistryResponse`. */
export interface RegistryResponse {
  readonly success: boolean
  readonly errors: readonly RegistryError[]
}

/** The typed view of a RegistryResponse, or undefined for another element. */
export const readRegistryResponse = (body: XmlElement): RegistryResponse | undefined => {
  if (body.ns !== registryService || body.name !== 'RegistryResponse') return undefined
  return {
    success: body.attributes.status?.endsWith(':Success') ?? false,
    errors: descendants(body, registryService, 'RegistryError').map(({ attributes }) => ({
      code: attributes.errorCode ?? '',
      context: attributes.codeContext ?? '',
    })),
  }
}
