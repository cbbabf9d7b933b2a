import { randomUUID } from 'node:crypto'
import type { Identity } from '../../../src/model/pilot.ts'
import { writeHl7 } from '../../../src/protocols/hl7/message.ts'
import { type IdentityEventCode, identityMessage } from '../../../src/protocols/hl7/pam.ts'
import { pidOf } from '../../../src/protocols/ins/pid.ts'
import { reliabilityOf } from '../../../src/protocols/ins/reliability.ts'
import { zfdOf } from '../../../src/protocols/ins/zfd.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { domains } from '../documents/codes.ts'
import { sendMllp } from './mllp-client.ts'
import { refusedMessage } from './refused-message.ts'

const domain = { name: 'CABINET-REFERENCE', oid: domains.localPatients }

export const matriculeSentWhenRecovered = defect(
  'ins.matricule-sent-when-recovered',
  'fail',
  ['ins.matriculeLeavesWhenQualifiedOnly'],
  'Le matricule part dès que l’identité est récupérée',
  'The matricule leaves as soon as the identity is recovered',
)

export const tellsAnotherBirthDate = defect(
  'ins.tells-another-birth-date',
  'fail',
  ['ins.changesAreToldToOthers'],
  'Les systèmes connectés reçoivent une autre date de naissance',
  'The connected systems receive another birth date',
)

/** The message that says how an identity stands now. Rule 28: the matricule leaves for a qualified identity only. */
const messageOf = (event: IdentityEventCode, identity: Identity, context: ProductContext): string => {
  const { matricule, oid, ...traits } = identity
  const may = identity.statut === 'qualifiee' || context.has(matriculeSentWhenRecovered)
  const ins = may && matricule !== undefined && oid !== undefined ? { ins: { matricule, oid } } : {}
  const sent = {
    event,
    controlId: randomUUID(),
    at: new Date().toISOString().replace(/[-:T]/g, '').slice(0, 14),
    sendingApplication: 'PRODUIT-DE-REFERENCE',
    sendingFacility: domain.name,
    receivingApplication: 'SYSTEME-CONNECTE',
    receivingFacility: domain.name,
  }
  const told = context.has(tellsAnotherBirthDate) ? { ...traits, dateNaissance: '1900-01-01' } : traits
  const person = { ...told, ...ins, reliability: [reliabilityOf(identity.statut)] }
  const mode = identity.matricule === undefined ? 'SM' : 'INSI'
  return writeHl7(identityMessage(sent, [pidOf(person, domain), zfdOf({ mode })]))
}

/** What a change of identity is told by: the traits (A31), and the identifiers when a matricule that was told is gone (A47). */
const eventsOf = (before: Identity | undefined, after: Identity): readonly IdentityEventCode[] => {
  if (before === undefined) return ['A28']
  return before.statut === 'qualifiee' && after.statut !== 'qualifiee' ? ['A31', 'A47'] : ['A31']
}

export const changesNotPropagated = defect(
  'ins.changes-not-propagated',
  'fail',
  ['ins.changesAreToldToOthers'],
  'Une modification d’identité n’est pas propagée aux systèmes connectés',
  'A change of identity is not told to the connected systems',
)

/** Tells the connected systems of a new or changed identity (rule 27), when there are some. */
export const propagate = async (
  context: ProductContext,
  before: Identity | undefined,
  after: Identity,
): Promise<void> => {
  const url = context.environment.services.hl7?.url
  if (url === undefined) return
  if (before !== undefined && context.has(changesNotPropagated)) return
  for (const event of eventsOf(before, after)) {
    await sendMllp(url, refusedMessage(messageOf(event, after, context), context))
  }
}
