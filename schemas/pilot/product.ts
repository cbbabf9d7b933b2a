import Type from 'typebox'
import type { Static } from '../shape.ts'
import { Observes } from './observes.ts'

/** The body of an answer other than 200. */
export const Problem = Type.Object({ code: Type.Optional(Type.String()), message: Type.String() }, { $id: 'Problem' })

export const Professional = Type.Object(
  {
    nationalId: Type.String({ description: 'PS_IdNat : 8 suivi du RPPS' }),
    familyName: Type.String(),
    givenName: Type.String(),
  },
  { $id: 'Professional' },
)
export type Professional = Static<typeof Professional>

export const Capabilities = Type.Object(
  {
    product: Type.Object({ name: Type.String({ minLength: 1 }), version: Type.String({ minLength: 1 }) }),
    profiles: Type.Array(Type.String(), {
      description:
        'Profils revendiqués, écrits comme au référentiel d’exigences. Profiles, as the requirement workbook spells them.',
    }),
    actions: Type.Array(Type.String()),
    observes: Type.Optional(Observes),
    user: Type.Optional(Professional),
  },
  { $id: 'Capabilities' },
)
export type Capabilities = Static<typeof Capabilities>

export const Traces = Type.Object(
  {
    traces: Type.Array(
      Type.Object({
        at: Type.Optional(Type.String({ format: 'date-time' })),
        user: Type.Optional(Type.String({ description: 'PS_IdNat de qui a agi' })),
        action: Type.Optional(Type.String({ description: 'Type d’accès ou de modification' })),
      }),
    ),
  },
  { $id: 'Traces' },
)
export type Traces = Static<typeof Traces>

export const PatientRef = Type.Object({ patientId: Type.String() }, { $id: 'PatientRef' })

export const Outcome = Type.Object(
  { outcome: Type.Enum(['sent', 'blocked', 'failed']), message: Type.Optional(Type.String()) },
  { $id: 'Outcome' },
)

export const Habilitation = Type.Object(
  {
    user: Type.String({ description: 'PS_IdNat' }),
    ins: Type.Boolean({ description: 'Accède à l’INS et aux données des patients' }),
    insi: Type.Boolean({ description: 'Appelle INSi' }),
    superUtilisateur: Type.Boolean({
      description: 'Modifie les traits stricts d’une identité récupérée ou qualifiée',
    }),
  },
  {
    $id: 'Habilitation',
    description:
      'Ce qu’un utilisateur peut faire, selon le réglage du cabinet (règles 4 et 26). What a user may do, as the practice sets it.',
  },
)
export type Habilitation = Static<typeof Habilitation>
