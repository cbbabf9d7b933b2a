import Type from 'typebox'
import { Habilitation } from './product.ts'
import { traitNames } from './traits.ts'

const applied = Type.Object({ applied: Type.Boolean() })

/** What the practice sets. */
export const settingActions = {
  'settings.setHabilitation': { params: Type.Object({ habilitation: Habilitation }), result: applied },
  'settings.setJustificatif': {
    params: Type.Object(
      {
        justificatif: Type.String({ description: 'Nature du justificatif' }),
        confiance: Type.Enum(['haute', 'faible']),
      },
      {
        description:
          'Mettre un justificatif dans la liste du cabinet, avec son niveau de confiance. Put a kind of proof in the list of the practice, with its level of trust.',
      },
    ),
    result: applied,
  },
  'settings.setAutomaticValidation': {
    params: Type.Object(
      { on: Type.Boolean() },
      {
        description:
          'Si noter un justificatif de haute confiance valide de lui-même l’identité. Whether noting a proof of high trust validates the identity by itself.',
      },
    ),
    result: applied,
  },
  'settings.setTrustedSenders': {
    params: Type.Object(
      { senders: Type.Array(Type.String(), { description: 'MSH-4' }) },
      {
        description:
          'Émetteurs avec lesquels le cabinet a un contrat de confiance (règle 30). Senders with which the practice has a contract of trust.',
      },
    ),
    result: applied,
  },
  'settings.setPrintedTraits': {
    params: Type.Object(
      { traits: Type.Array(Type.Enum(traitNames)) },
      {
        description: 'Traits imprimés à côté de ceux qui doivent l’être. Traits printed beside those that must be.',
      },
    ),
    result: applied,
  },
}
