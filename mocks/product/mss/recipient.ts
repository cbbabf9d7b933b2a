import type { Identity, PilotActions } from '../../../src/model/pilot.ts'
import type { ProductContext } from '../context.ts'

type To = PilotActions['message.send']['params']['to']

/** Where the mail goes, or why it does not leave. */
export type Recipient = { readonly address: string } | { readonly blocked: string }

/** MSS/va1.19: a person's address is made of the matricule of a qualified identity, and of nothing else. */
export const recipientOf = (to: To, identity: Identity, { has }: ProductContext): Recipient => {
  if (to.kind === 'professional') return { address: to.address }
  const { statut, matricule } = identity
  const allowed = statut === 'qualifiee' || has('mss.sends-to-unqualified-identity')
  if (!allowed || matricule === undefined) {
    return {
      blocked: `Envoi impossible : l’identité de ce patient n’est pas qualifiée (statut : ${statut}). Qualifiez-la pour lui écrire.`,
    }
  }
  const local = has('mss.patient-address-without-key') ? matricule.slice(0, 13) : matricule
  return { address: `${local}@patient.mssante.fr` }
}
