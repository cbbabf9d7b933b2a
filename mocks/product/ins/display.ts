import type { DisplayedField, Identity } from '../../../src/model/pilot.ts'
import { insOids } from '../../../src/protocols/ins/matricule.ts'
import type { ActionHandlers } from '../context.ts'
import { defect } from '../defect.ts'
import { actingAs, fileOf, habilitationOf } from './acting.ts'
import { isLocked, strictTraits } from './update.ts'

const labels = {
  nomNaissance: 'Nom de naissance',
  premierPrenom: '1er prénom de naissance',
  prenomsNaissance: 'Prénom(s) de naissance',
  dateNaissance: 'Date de naissance',
  sexe: 'Sexe',
  lieuNaissance: 'Code lieu de naissance',
  matricule: 'Matricule INS',
  oid: 'OID',
  nomUtilise: 'Nom utilisé',
  prenomUtilise: 'Prénom utilisé',
} as const satisfies Record<DisplayedField['name'], string>

const closed: readonly string[] = [...strictTraits, 'matricule', 'oid']

const shownValue = (identity: Identity, name: DisplayedField['name']): string => {
  const value = identity[name] ?? ''
  if (name === 'dateNaissance') return value.split('-').reverse().join('/')
  if (name === 'matricule' && value !== '') return `${value} (${identity.oid === insOids.nia ? 'NIA' : 'NIR'})`
  return value
}

export const patientsOpenToEveryone = defect(
  'ins.patients-open-to-everyone',
  'fail',
  ['ins.patientsAreShownByRight'],
  'Tout utilisateur voit les patients',
  'Every user sees the patients',
)

export const readsNotTraced = defect(
  'ins.reads-not-traced',
  'fail',
  ['ins.readsAreTraced'],
  'Les accès à l’INS ne sont pas tracés',
  'Accesses to the INS are not traced',
)

export const locksNotShown = defect(
  'ins.locks-not-shown',
  'fail',
  ['ins.locksAreShown'],
  'L’écran ne montre pas les champs verrouillés',
  'The screen does not show the locked fields',
)

export const screenWithoutSex = defect(
  'ins.screen-without-sex',
  'fail',
  ['ins.screenShowsTheMinimalIdentity'],
  'L’écran ne montre pas le sexe',
  'The screen does not show the sex',
)

export const displayActions: ActionHandlers = {
  'identity.read': async ({ patientId, as }, product) => {
    const context = actingAs(product, as)
    const { identity } = fileOf(context, patientId)
    if (!habilitationOf(context).ins && !context.has(patientsOpenToEveryone)) {
      context.trace('identity.read.refused', { patientId })
      return { refused: true, message: 'vous n’êtes pas habilité à voir les patients' }
    }
    if (!context.has(readsNotTraced)) context.trace('identity.read', { patientId })
    return { identity }
  },

  'identity.display': async ({ patientId, as }, product) => {
    const context = actingAs(product, as)
    const { identity } = fileOf(context, patientId)
    const locked = isLocked(identity, context) && !context.has(locksNotShown)
    const names = Object.keys(labels) as DisplayedField['name'][]
    const shown = context.has(screenWithoutSex) ? names.filter((name) => name !== 'sexe') : names
    return {
      fields: shown.map((name) => ({
        name,
        label: labels[name],
        value: shownValue(identity, name),
        locked: locked && closed.includes(name),
      })),
    }
  },
}
