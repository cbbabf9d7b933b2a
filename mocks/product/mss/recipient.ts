import type { Identity, PilotActions } from '../../../src/model/pilot.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'

type To = PilotActions['message.send']['params']['to']

/** Where the mail goes, or why it does not leave. */
export type Recipient = { readonly address: string } | { readonly blocked: string }

export const sendsToUnqualifiedIdentity = defect(
  'mss.sends-to-unqualified-identity',
  'fail',
  ['mss.noMailLeavesForAnUnqualifiedPerson'],
  'Un message part vers un patient dont l’identité n’est pas qualifiée',
  'A mail leaves to a patient whose identity is not qualified',
)

export const patientAddressWithoutKey = defect(
  'mss.patient-address-without-key',
  'fail',
  ['mss.patientAddressIsTheQualifiedMatricule'],
  'L’adresse du patient est faite du matricule sans sa clé',
  'The address of the patient is made of the matricule without its key',
)

/** MSS/va1.19: a person's address is made of the matricule of a qualified identity, and of nothing else. */
export const recipientOf = (to: To, identity: Identity, { has }: ProductContext): Recipient => {
  if (to.kind === 'professional') return { address: to.address }
  const { statut, matricule } = identity
  const allowed = statut === 'qualifiee' || has(sendsToUnqualifiedIdentity)
  if (!allowed || matricule === undefined) {
    return {
      blocked: `Envoi impossible : l’identité de ce patient n’est pas qualifiée (statut : ${statut}). Qualifiez-la pour lui écrire.`,
    }
  }
  const local = has(patientAddressWithoutKey) ? matricule.slice(0, 13) : matricule
  return { address: `${local}@patient.mssante.fr` }
}
