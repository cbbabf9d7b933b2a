import type { Identity } from '../../../src/model/pilot.ts'
import { Hl7Error, readHl7, segmentsNamed } from '../../../src/protocols/hl7/message.ts'
import { readPid } from '../../../src/protocols/ins/pid.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { Hl7Exchange, ScenarioRecord } from '../../../src/run/record.ts'
import { done, placeOf, shownAfter, shownBefore, silenceAfter } from '../evidence/seen.ts'
import { touchesStrict } from '../evidence/strict-traits.ts'

/** A change of a recovered or qualified identity, and what a connected system heard of it. */
interface Told {
  readonly event: 'A31' | 'A47'
  readonly after: Identity
  readonly heard: readonly { readonly event: string; readonly person: PersonTold | string }[]
}

/** Who a message is about. A birth date or a sex that it leaves out says nothing wrong of either. */
interface PersonTold {
  readonly nom: string
  readonly nomUtilise: string
  readonly dateNaissance: string | undefined
  readonly sexe: string | undefined
  readonly ins: readonly string[]
}

const written = ({ nom, nomUtilise, dateNaissance, sexe, ins }: PersonTold): string =>
  `${nom} (${nomUtilise || '∅'}) ${dateNaissance ?? '∅'} ${sexe ?? '∅'} ${ins.join() || '∅'}`

const personIn = (bytes: Uint8Array): PersonTold | string => {
  try {
    const [pid] = segmentsNamed(readHl7(Buffer.from(bytes).toString('utf8')), 'PID')
    const view = pid && readPid(pid)
    if (!view) return '∅'
    const { birth, used, dateNaissance, sexe, ins } = view
    const matricules = ins.map(({ matricule }) => matricule)
    return { nom: birth?.nom ?? '', nomUtilise: used?.nom ?? '', dateNaissance, sexe, ins: matricules }
  } catch (error) {
    if (error instanceof Hl7Error) return error.message
    throw error
  }
}

const heardBetween = (record: ScenarioRecord, from: number, until: number): readonly Hl7Exchange[] =>
  record.messages('hl7').filter(({ id }) => placeOf(record, id) > from && placeOf(record, id) < until)

/** Only where a connected system hears the product at all, and was listened to until the end of a silence. */
const changes = (record: ScenarioRecord): readonly Observation<Told>[] =>
  done(record, 'identity.update').flatMap(({ id, at, params, result }) => {
    const before = shownBefore(record, params.patientId, at)
    const after = shownAfter(record, params.patientId, at)
    const window = silenceAfter(record, 'hl7', at)
    if (result.refused === true || !before || !after || !window || record.messages('hl7').length === 0) return []
    const messages = heardBetween(record, placeOf(record, before.id), window.place)
    const removed = before.identity.statut === 'qualifiee' && touchesStrict(params.traits, before.identity)
    const heard = messages.map(({ event = '', messageBytes }) => ({
      event,
      person: record.view(messageBytes, personIn),
    }))
    const value: Told = { event: removed ? 'A47' : 'A31', after: after.identity, heard }
    return [{ value, evidence: [before.id, id, ...messages.map((one) => one.id), after.id, window.id] }]
  })

export const changesAreToldToOthers = check({
  id: 'ins.changesAreToldToOthers',
  title: {
    fr: 'Une identité modifiée est propagée aux systèmes connectés (A31, A47 quand un matricule est retiré)',
    en: 'A changed identity is told to the connected systems (A31, A47 when a matricule is withdrawn)',
  },
  verifies: ['INS/va1.60'],
  reads: ['identity.matricule', 'identity.nomUtilise', 'refusals'],
  observes: changes,
  judge: ({ event, after, heard }) => {
    const { statut, matricule, nomNaissance: nom, nomUtilise = '', dateNaissance, sexe } = after
    const ins = statut === 'qualifiee' && matricule !== undefined ? [matricule] : []
    const wanted: PersonTold = { nom, nomUtilise, dateNaissance, sexe, ins }
    const isTold = heard.some(
      (one) =>
        one.event === event &&
        typeof one.person !== 'string' &&
        written({
          ...one.person,
          dateNaissance: one.person.dateNaissance ?? dateNaissance,
          sexe: one.person.sexe ?? sexe,
        }) === written(wanted),
    )
    const said = heard.map(({ event: of, person }) => `${of} ${typeof person === 'string' ? person : written(person)}`)
    return { ok: isTold, expected: `${event} ${written(wanted)}`, actual: said.join(' | ') || '∅' }
  },
})
