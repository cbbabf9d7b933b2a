import type { SoapMessage } from '../../src/protocols/dmp/message.ts'
import { missingAddressing } from '../../src/protocols/soap/envelope.ts'
import { dmpNotes } from './notes.ts'
import type { Objection } from './objection.ts'

const addressingIsMissing = (missing: readonly string[]): Objection => ({
  assumption: 'dmp.transport-fault',
  subcode: 'wsa:MessageAddressingHeaderRequired',
  reason: {
    fr: 'Un en-tête d’adressage obligatoire (WS-Addressing) manque',
    en: 'A required header representing a Message Addressing Property is not present',
  },
  note: dmpNotes.addressingMissing.with({ missing: missing.map((name) => `wsa:${name}`).join(', ') }),
})

/** SOAP 1.2, part 1, 5.4.7: the receiver knows only the other version. */
const versionDiffers: Objection = {
  assumption: 'dmp.transport-fault',
  code: 'VersionMismatch',
  reason: {
    fr: 'Enveloppe SOAP 1.1 : le DMP parle SOAP 1.2',
    en: 'SOAP 1.1 envelope: the DMP speaks SOAP 1.2',
  },
  note: dmpNotes.soap11.with(),
}

/**
 * What is wrong with the way a message travels. `essential`: without action or message id there is nothing to answer to,
 * however lenient the service is.
 */
export const transportObjections = ({
  envelope,
}: SoapMessage): { readonly essential: Objection | undefined; readonly others: readonly Objection[] } => {
  const missing = missingAddressing(envelope)
  return {
    essential: missing.some((name) => name !== 'To') ? addressingIsMissing(missing) : undefined,
    others: [
      ...(envelope.version === '1.1' ? [versionDiffers] : []),
      ...(missing.includes('To') ? [addressingIsMissing(missing)] : []),
    ],
  }
}
