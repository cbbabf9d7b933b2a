import type { Identity } from '../../../src/model/pilot.ts'
import type { ActionHandlers, ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { actingAs, fileOf } from './acting.ts'
import { after, keep } from './keep.ts'

export const anyProofValidates = defect(
  'ins.any-proof-validates',
  'fail',
  ['ins.trustOfAProofDecides'],
  'N’importe quel justificatif valide l’identité',
  'Any proof validates the identity',
)

const isTrusted = (justificatif: string, { settings, has }: ProductContext): boolean =>
  settings.justificatifs.get(justificatif) === 'haute' || has(anyProofValidates)

export const proofDoesNotRaiseTheStatus = defect(
  'ins.proof-does-not-raise-the-status',
  'fail',
  ['ins.proofRaisesTheStatus'],
  'Le justificatif ne change pas le statut',
  'The proof does not change the status',
)

export const proofQualifiesWithoutInsi = defect(
  'ins.proof-qualifies-without-insi',
  'fail',
  ['ins.proofRaisesTheStatus'],
  'Le justificatif suffit à qualifier l’identité',
  'The proof is enough to qualify the identity',
)

const proved = (identity: Identity, context: ProductContext): Identity => {
  if (context.has(proofDoesNotRaiseTheStatus)) return identity
  if (context.has(proofQualifiesWithoutInsi)) return { ...identity, statut: 'qualifiee' }
  return after(identity, { kind: 'identity-proved' })
}

export const proofNatureNotKept = defect(
  'ins.proof-nature-not-kept',
  'fail',
  ['ins.proofNatureIsKept'],
  'La nature du justificatif n’est pas gardée',
  'The nature of the proof is not kept',
)

const noted = (identity: Identity, justificatif: string, { has }: ProductContext): Identity =>
  has(proofNatureNotKept) ? identity : { ...identity, justificatif }

export const automaticValidationAlwaysOn = defect(
  'ins.automatic-validation-always-on',
  'fail',
  ['ins.automatismCanBeOff'],
  'L’automatisme de validation ne peut être coupé',
  'The automatism of validation cannot be switched off',
)

export const automaticValidationNever = defect(
  'ins.automatic-validation-never',
  'fail',
  ['ins.automatismValidates'],
  'L’automatisme annoncé ne valide rien',
  'The automatism announced validates nothing',
)

export const doubtfulKeepsItsStatus = defect(
  'ins.doubtful-keeps-its-status',
  'fail',
  ['ins.doubtfulIdentityIsProvisoire'],
  'Une identité douteuse ou fictive garde son statut',
  'A doubtful or fictitious identity keeps its status',
)

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
    const on = context.settings.automaticValidation || context.has(automaticValidationAlwaysOn)
    const automatic = on && isTrusted(justificatif, context) && !context.has(automaticValidationNever)
    const identity = noted(file.identity, justificatif, context)
    await keep(context, file, automatic ? proved(identity, context) : identity, 'identity.recordProof')
    return { statut: file.identity.statut }
  },

  'identity.setAttribut': async ({ patientId, attribut, present, as }, product) => {
    const context = actingAs(product, as)
    const file = fileOf(context, patientId)
    const event = { kind: present ? 'attribute-set' : 'attribute-removed', attribut } as const
    const { attributs = [] } = after(file.identity, event)
    const identity = context.has(doubtfulKeepsItsStatus) ? { ...file.identity, attributs } : after(file.identity, event)
    await keep(context, file, identity, 'identity.setAttribut')
    return { statut: file.identity.statut }
  },

  'identity.history': async ({ patientId, as }, product) => {
    const context = actingAs(product, as)
    return { changes: [...(fileOf(context, patientId).history ?? [])] }
  },
}
