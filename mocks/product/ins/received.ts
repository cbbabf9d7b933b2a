import type { StatutIdentite, Traits } from '../../../src/model/pilot.ts'
import { headerOf } from '../../../src/protocols/hl7/header.ts'
import { readHl7, segmentsNamed } from '../../../src/protocols/hl7/message.ts'
import { type PidView, readPid } from '../../../src/protocols/ins/pid.ts'
import { statutOf } from '../../../src/protocols/ins/reliability.ts'
import type { Ins } from '../../../src/protocols/ins/resultat.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'

/** A person as a message of another domain names them. */
export interface Received {
  readonly sender: string
  readonly traits: Traits
  /** Only when the sender calls the identity qualified: a matricule beside another PID-32 is not taken. */
  readonly ins: Ins | undefined
  readonly statut: StatutIdentite
}

const traitsOf = ({ birth, used, dateNaissance, sexe, lieuNaissance }: PidView): Traits => ({
  nomNaissance: birth?.nom ?? '',
  premierPrenom: birth?.premierPrenom ?? '',
  prenomsNaissance: birth?.prenoms || birth?.premierPrenom || '',
  dateNaissance: dateNaissance ?? '',
  sexe: sexe === 'F' ? 'F' : 'M',
  lieuNaissance: lieuNaissance ?? '99999',
  ...(used?.nom ? { nomUtilise: used.nom } : {}),
  ...(used?.prenom ? { prenomUtilise: used.prenom } : {}),
})

export const unqualifiedInsKept = defect(
  'ins.unqualified-ins-kept',
  'warn',
  ['ins.unqualifiedInsIsNotKept'],
  'L’INS d’une identité provisoire reçue est gardée',
  'The INS of a provisional identity received is kept',
)

/** Reads the identity of an HL7 v2 message. @throws Error when it names nobody */
export const readReceived = (text: string, { has }: ProductContext): Received => {
  const message = readHl7(text)
  const [pid] = segmentsNamed(message, 'PID')
  if (!pid) throw new Error('le message ne nomme personne : pas de segment PID')
  const person = readPid(pid)
  const statut = statutOf(person.reliability, person.ins.length > 0) ?? 'provisoire'
  const [ins] = person.ins
  return {
    sender: headerOf(message).sendingFacility,
    traits: traitsOf(person),
    ins:
      (statut === 'qualifiee' || has(unqualifiedInsKept)) && ins
        ? { matricule: ins.matricule, oid: ins.oid }
        : undefined,
    statut,
  }
}
