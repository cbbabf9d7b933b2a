import type { Identity } from '../../../src/model/pilot.ts'
import type { ActionHandlers, ProductContext } from '../context.ts'
import { actingAs, fileOf } from './acting.ts'
import { after, keep } from './keep.ts'

const isTrusted = (justificatif: string, { settings, has }: ProductContext): boolean =>
  settings.justificatifs.get(justificatif) === 'haute' || has('ins.any-proof-validates')

const proved = (identity: Identity, context: ProductContext): Identity => {
  if (context.has('ins.proof-does-not-raise-the-status')) return identity
  if (context.has('ins.proof-qualifies-without-insi')) return { ...identity, statut: 'qualifiee' }
  return after(identity, { kind: 'identity-proved' })
}

const noted = (identity: Identity, justificatif: string, { has }: ProductContext): Identity =>
  has('ins.proof-nature-not-kept') ? identity : { ...identity, justificatif }

export const statusActions: ActionHandlers = {
  'identity.validate': async ({ patientId, justificatif, as }, product) => {
    const context = actingAs(product, as)
    const file = fileOf(context, patientId)
    const { statut } = file.identity
    if (!isTrusted(justificatif, context)) {
      return { refused: true, message: `« ${justificatif} » n’est pas un justificatif de haut niveau`, statut }
    }
    await keep(context, file, proved(noted(file.identity, justificatif, context), context), 'identity.validate')
    return { statut: file.identity.statut }
  },

  'identity.recordProof': async ({ patientId, justificatif, as }, product) => {
    const context = actingAs(product, as)
    const file = fileOf(context, patientId)
    const on = context.settings.automaticValidation || context.has('ins.automatic-validation-always-on')
    const automatic = on && isTrusted(justificatif, context) && !context.has('ins.automatic-validation-never')
    const identity = noted(file.identity, justificatif, context)
    await keep(context, file, automatic ? proved(identity, context) : identity, 'identity.recordProof')
    return { statut: file.identity.statut }
  },

  'identity.setAttribut': async ({ patientId, attribut, present, as }, product) => {
    const context = actingAs(product, as)
    const file = fileOf(context, patientId)
    const event = { kind: present ? 'attribute-set' : 'attribute-removed', attribut } as const
    const { attributs = [] } = after(file.identity, event)
    const identity = context.has('ins.doubtful-keeps-its-status')
      ? { ...file.identity, attributs }
      : after(file.identity, event)
    await keep(context, file, identity, 'identity.setAttribut')
    return { statut: file.identity.statut }
  },

  'identity.history': async ({ patientId, as }, product) => {
    const context = actingAs(product, as)
    return { changes: [...(fileOf(context, patientId).history ?? [])] }
  },
}
