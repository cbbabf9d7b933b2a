import type { Traits } from '../../../src/model/pilot.ts'
import { writeHl7 } from '../../../src/protocols/hl7/message.ts'
import { identityMessage } from '../../../src/protocols/hl7/pam.ts'
import { pidOf } from '../../../src/protocols/ins/pid.ts'
import { zfdOf } from '../../../src/protocols/ins/zfd.ts'

/** A partner of another identification domain, and one with whom the practice has a contract of trust. */
export const partner = 'LABORATOIRE-ESSAI'
export const trustedPartner = 'CLINIQUE-ESSAI'

/** What a partner says of a person: traits, an INS if any, and how reliable it is (PID-32). */
export interface Said {
  readonly from: string
  readonly traits: Traits
  readonly ins?: { readonly matricule: string; readonly oid: string }
  readonly reliability: 'VALI' | 'PROV'
}

/** The message by which a partner creates this person (A28, French extension of IHE PAM). */
export const creationMessage = ({ from, traits, ins, reliability }: Said): string => {
  const sent = {
    event: 'A28',
    controlId: 'ESSAI-1',
    at: '20260301090000',
    sendingApplication: 'LOGICIEL-ESSAI',
    sendingFacility: from,
    receivingApplication: 'PRODUIT',
    receivingFacility: 'CABINET',
  } as const
  const person = { ...traits, patientId: 'ESSAI-1', ...(ins ? { ins } : {}), reliability: [reliability] }
  const domain = { name: from, oid: '1.2.250.1.999.1.1.3' }
  return writeHl7(identityMessage(sent, [pidOf(person, domain), zfdOf({ mode: ins ? 'INSI' : 'SM' })]))
}
