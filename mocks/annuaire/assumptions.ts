import { serverCertificateAssumption } from '../certificate-faults.ts'
import { assumption } from '../declare.ts'

/** What the directory does here, or what is judged of its clients, without a public text to say so. */
export const annuaireAssumptions = {
  serverCertificate: serverCertificateAssumption('annuaire'),
  gatewayRefusal: assumption(
    'annuaire.gateway-refusal',
    'Sans clé, ou avec une autre que celle de l’option `apiKey`, la passerelle répond 401 et un OperationOutcome',
    'Without a key, or with another one than that of the option `apiKey`, the gateway answers 401 and an OperationOutcome',
    'API v2: the header is documented [Q], the answer without it is inferred',
  ),
  rateLimit: assumption(
    'annuaire.rate-limit',
    'Au-delà de 17 appels par seconde, la passerelle répond 429 avec Retry-After et X-Rate-Limit-Limit, -Remaining et -Reset',
    'Above 17 calls a second, the gateway answers 429 with Retry-After and X-Rate-Limit-Limit, -Remaining and -Reset',
    'the limit is documented [Q]; status and headers are those of the gateway’s software [G]',
  ),
  unknownParameter: assumption(
    'annuaire.unknown-parameter',
    'Un paramètre ou un modificateur que la ressource n’annonce pas reçoit 400 et un OperationOutcome',
    'A parameter or modifier that the resource does not announce is answered by 400 and an OperationOutcome',
    'inferred: FHIR R4 lets a server refuse or ignore it; the documentation lists 400',
  ),
  searchSemantics: assumption(
    'annuaire.search-semantics',
    'Les critères se comparent comme FHIR R4 le dit : chaînes par leur début, sans casse ni accents ; jetons `système|valeur`',
    'Criteria are compared as FHIR R4 says: strings by their beginning, without case or accents; tokens `system|value`',
    'FHIR R4, Search; inferred for this server',
  ),
  versionOne: assumption(
    'annuaire.version-1',
    'La version 1 de l’API, et l’adresse sans version, répondent 410',
    'Version 1 of the API, and the address without a version, answer 410',
    'its end is announced [Q]; the status is inferred from the documented list',
  ),
  extractAddress: assumption(
    'annuaire.extract-address',
    'L’extraction publique se télécharge sans clé par GET sur …/services/extraction/PS_LibreAcces',
    'The public extract is downloaded without a key by GET on …/services/extraction/PS_LibreAcces',
    'general knowledge of the public site [G]',
  ),
} as const

export type AnnuaireAssumption = (typeof annuaireAssumptions)[keyof typeof annuaireAssumptions]['id']

declare module '../../src/model/words.ts' {
  interface AssumptionsOfServices {
    readonly annuaire: AnnuaireAssumption
  }
}
