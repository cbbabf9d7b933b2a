import type { DisplayedField, Identity } from '../../../src/model/pilot.ts'
import { insOids } from '../../../src/protocols/ins/matricule.ts'
import type { ActionHandlers } from '../context.ts'
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

export const displayActions: ActionHandlers = {
  'identity.read': async ({ patientId, as }, product) => {
    const context = actingAs(product, as)
    const { identity } = fileOf(context, patientId)
    if (!habilitationOf(context).ins && !context.has('ins.patients-open-to-everyone')) {
      context.trace('identity.read.refused', { patientId })
      return { refused: true, message: 'vous n’êtes pas habilité à voir les patients' }
    }
    if (!context.has('ins.reads-not-traced')) context.trace('identity.read', { patientId })
    return { identity }
  },

  'identity.display': async ({ patientId, as }, product) => {
    const context = actingAs(product, as)
    const { identity } = fileOf(context, patientId)
    const locked = isLocked(identity, context) && !context.has('ins.locks-not-shown')
    const names = Object.keys(labels) as DisplayedField['name'][]
    const shown = context.has('ins.screen-without-sex') ? names.filter((name) => name !== 'sexe') : names
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
