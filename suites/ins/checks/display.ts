import type { DisplayedField } from '../../../src/model/pilot.ts'
import { quoted } from '../../../src/model/text.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { done, shownBefore } from '../evidence/seen.ts'
import { strictTraits } from '../evidence/strict-traits.ts'

const screens = (record: ScenarioRecord): readonly Observation<readonly DisplayedField[]>[] =>
  done(record, 'identity.display').map(({ id, result }) => ({ value: result.fields, evidence: [id] }))

const closed: readonly string[] = [...strictTraits, 'matricule', 'oid']

export const locksAreShown = check({
  id: 'ins.locksAreShown',
  title: {
    fr: 'L’écran montre verrouillés les champs tenus d’INSi, et eux seuls',
    en: 'The screen shows as locked the fields that INSi vouches for, and only these',
  },
  verifies: ['INS/va1.47'],
  reads: ['as'],
  observes: (record) =>
    done(record, 'identity.display').flatMap(({ id, at, params, result }) => {
      const before = shownBefore(record, params.patientId, at)
      const statut = before?.identity.statut
      if (!before || (statut !== 'recuperee' && statut !== 'qualifiee')) return []
      return [{ value: result.fields, evidence: [before.id, id] }]
    }),
  judge: (fields) => {
    const locked = fields.flatMap((field) => (field.locked ? [field.name] : []))
    return {
      ok: closed.every((name) => locked.some((one) => one === name)) && locked.every((name) => closed.includes(name)),
      expected: { fr: `verrouillés : ${closed.join(', ')}`, en: `locked: ${closed.join(', ')}` },
      actual: locked.join(', ') || '∅',
    }
  },
})

/** What must always be on the screen, and words by which a label says it without doubt. */
const always: Readonly<Record<string, RegExp>> = {
  nomNaissance: /^(nom de naissance|n\. ?nais\.?)$/i,
  premierPrenom: /^(1er prénom de naissance|premier prénom de naissance|pr\. ?1)$/i,
  dateNaissance: /^(date de naissance|ddn)$/i,
  sexe: /^(sexe|s\.?)$/i,
}

export const screenShowsTheMinimalIdentity = check({
  id: 'ins.screenShowsTheMinimalIdentity',
  title: {
    fr: 'L’écran montre nom de naissance, premier prénom, date et sexe sous des libellés sans équivoque',
    en: 'The screen shows birth name, first given name, date and sex under clear labels',
  },
  verifies: ['INS/va1.36'],
  observes: screens,
  judge: (fields) => {
    const unclear = Object.entries(always).flatMap(([name, label]) =>
      fields.some((field) => field.name === name && field.value !== '' && label.test(field.label)) ? [] : [name],
    )
    return {
      ok: unclear.length === 0,
      expected: Object.keys(always).join(', '),
      actual: quoted(fields.map(({ label, value }) => `${label} = ${value}`).join(' · ')),
    }
  },
})
