import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { resultatOf } from '../evidence/answers.ts'
import { type Outgoing, outgoing } from '../evidence/outgoing.ts'
import { done, insiCalls, showings } from '../evidence/seen.ts'

/** A matricule that must not leave, and all that left. */
interface Transmission {
  readonly matricule: string
  readonly left: readonly Outgoing[]
}

/** Scenarios in which an identity was recovered and never proved, then something was sent and others were watched. */
const transmissions = async (record: ScenarioRecord): Promise<readonly Observation<Transmission>[]> => {
  const recovered = showings(record).find(({ identity }) => identity.statut === 'recuperee')
  const qualified = showings(record).some(({ identity }) => identity.statut === 'qualifiee')
  const call = insiCalls(record).find((one) => resultatOf(record, one)?.individu !== undefined)
  const matricule = call && resultatOf(record, call)?.individu?.actif.matricule
  const tried = [...done(record, 'message.send'), ...done(record, 'document.sendToDmp')]
  const window = record.all('window.closed').at(-1)
  if (!recovered || qualified || !matricule || tried.length === 0 || !window) return []
  const left = await outgoing(record)
  const evidence = [recovered.id, ...tried.map(({ id }) => id), ...left.map(({ id }) => id), window.id]
  return [{ value: { matricule, left }, evidence }]
}

export const matriculeLeavesWhenQualifiedOnly = check({
  id: 'ins.matriculeLeavesWhenQualifiedOnly',
  title: {
    fr: 'Identité récupérée : le matricule n’est ni dans un CDA, ni dans des métadonnées, ni dans un message, ni dans un flux HL7',
    en: 'Recovered identity: the matricule is in no CDA, metadata, mail or HL7 message',
  },
  verifies: ['INS/va1.53', 'INS/va1.59'],
  observes: transmissions,
  judge: ({ matricule, left }) => {
    const parts = left.flatMap((one) => one.parts)
    const leaks = parts.filter(({ text }) => text.includes(matricule.slice(0, 13))).map(({ name }) => name)
    return {
      ok: leaks.length === 0,
      expected: {
        fr: `pas de ${matricule} dans ${parts.map(({ name }) => name).join(', ') || 'rien'}`,
        en: `no ${matricule} in ${parts.map(({ name }) => name).join(', ') || 'nothing'}`,
      },
      actual: leaks.length === 0 ? '∅' : leaks.join(', '),
    }
  },
})
