import type { ActionHandlers } from '../context.ts'

/** What the practice sets; every user of it then works so. */
export const settingsActions: ActionHandlers = {
  'settings.setHabilitation': async ({ habilitation }, { settings }) => {
    settings.habilitations.set(habilitation.user, habilitation)
    return { applied: true }
  },
  'settings.setJustificatif': async ({ justificatif, confiance }, { settings }) => {
    settings.justificatifs.set(justificatif, confiance)
    return { applied: true }
  },
  'settings.setAutomaticValidation': async ({ on }, { settings }) => {
    settings.automaticValidation = on
    return { applied: true }
  },
  'settings.setTrustedSenders': async ({ senders }, { settings }) => {
    settings.trustedSenders = senders
    return { applied: true }
  },
  'settings.setPrintedTraits': async ({ traits }, { settings }) => {
    settings.printedTraits = traits
    return { applied: true }
  },
}
