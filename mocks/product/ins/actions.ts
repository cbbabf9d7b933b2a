import type { Identity } from '../../../src/model/pilot.ts'
import { isMatricule } from '../../../src/protocols/ins/matricule.ts'
import type { ActionHandlers, PatientFile, ProductContext } from '../context.ts'
import { newPatientId } from '../context-of.ts'
import { imported, refusal } from './import.ts'
import { recover } from './recover.ts'

const fileOf = (context: ProductContext, patientId: string): PatientFile => {
  const file = context.patients.get(patientId)
  if (!file) throw new Error(`patient ${patientId} inconnu`)
  return file
}

const keep = (context: ProductContext, file: PatientFile, identity: Identity): void => {
  file.identity = identity
  context.trace('identity.update', { patientId: identity.patientId, statut: identity.statut })
}

const acceptsEntry = (matricule: string, context: ProductContext): boolean =>
  isMatricule(matricule) ||
  (context.has('ins.search-ignores-key') && matricule.length === 15) ||
  (context.has('ins.search-accepts-13-characters') && matricule.length === 13)

/** What the product does with identities: create, read, recover from INSi, validate, search. */
export const insActions: ActionHandlers = {
  'identity.create': async ({ traits }, context) => {
    const patientId = newPatientId()
    context.patients.set(patientId, {
      identity: { ...traits, patientId, statut: 'provisoire' },
      dmpOpposed: false,
    })
    context.trace('identity.create', { patientId })
    return { patientId, statut: 'provisoire' }
  },

  'identity.read': async ({ patientId }, context) => {
    context.trace('identity.read', { patientId })
    return { identity: fileOf(context, patientId).identity }
  },

  'identity.fetchIns': async ({ patientId }, context) => {
    const file = fileOf(context, patientId)
    const { code, individu } = await recover(context, file.identity)
    if (code === '01') return { outcome: 'not-found', message: 'INSi ne trouve aucune identité' }
    if (code === '02') return { outcome: 'several', message: 'INSi trouve plusieurs identités' }
    if (!individu) return { outcome: 'error', message: `réponse INSi inattendue (${code})` }
    const refused = refusal(individu, context)
    if (refused) return { outcome: 'rejected', message: refused }
    keep(context, file, imported(file.identity, individu, context))
    return { outcome: 'imported' }
  },

  'identity.validate': async ({ patientId, justificatif }, context) => {
    const file = fileOf(context, patientId)
    const fromInsi = file.identity.statut === 'recuperee' || file.identity.statut === 'qualifiee'
    const statut = fromInsi ? 'qualifiee' : 'validee'
    keep(context, file, { ...file.identity, statut })
    context.trace('identity.validate', { patientId, justificatif })
    return { statut }
  },

  'identity.search': async ({ matricule }, context) => {
    if (!acceptsEntry(matricule, context)) {
      return { accepted: false, patientIds: [], message: 'saisissez les 15 caractères du matricule, clé comprise' }
    }
    context.trace('identity.search', { matricule })
    if (context.has('ins.search-finds-nothing')) return { accepted: true, patientIds: [] }
    const found = [...context.patients.values()].filter(({ identity }) => identity.matricule?.startsWith(matricule))
    return { accepted: true, patientIds: found.map(({ identity }) => identity.patientId) }
  },
}
