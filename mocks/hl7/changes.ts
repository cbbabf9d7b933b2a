import type { PidView } from '../../src/protocols/ins/pid.ts'
import { statutOf } from '../../src/protocols/ins/reliability.ts'

const traits = (person: PidView): Readonly<Record<string, string>> => ({
  'birth name': person.birth?.nom ?? '',
  'first given name': person.birth?.premierPrenom ?? '',
  'given names': person.birth?.prenoms ?? '',
  'used name': person.used?.nom ?? '',
  'used given name': person.used?.prenom ?? '',
  'birth date': person.dateNaissance ?? '',
  sex: person.sexe ?? '',
  'place of birth': person.lieuNaissance ?? '',
  INS: person.ins.map(({ matricule, oid }) => `${matricule} (${oid})`).join(', '),
  status: statutOf(person.reliability, person.ins.length > 0) ?? '',
})

/** What a message changes of what was known of a person, one sentence a trait: the log that a developer reads. */
export const changesOf = (before: PidView, after: PidView): readonly string[] => {
  const [was, is] = [traits(before), traits(after)]
  return Object.keys(is).flatMap((name) =>
    was[name] === is[name] ? [] : [`${name}: ${was[name] || 'nothing'} → ${is[name] || 'nothing'}`],
  )
}
