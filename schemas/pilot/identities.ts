import Type from 'typebox'
import { acting, refusable } from './parts.ts'
import {
  AttributIdentite,
  CarteVitale,
  DisplayedField,
  Identity,
  StatusChange,
  StatutIdentite,
  TypedTraits,
} from './traits.ts'

const patientId = Type.String()
const message = Type.Optional(Type.String())
const statusOrRefusal = refusable(Type.Object({ statut: StatutIdentite }))
const patientIds = Type.Array(Type.String())

/** What a user does with identities. */
export const identityActions = {
  'identity.create': {
    params: Type.Object({ traits: TypedTraits, ...acting }),
    result: refusable(Type.Object({ patientId, statut: StatutIdentite }), { patientId: Type.String({ minLength: 1 }) }),
  },
  'identity.read': {
    params: Type.Object({ patientId, ...acting }),
    result: refusable(Type.Object({ identity: Identity })),
  },
  'identity.fetchIns': {
    params: Type.Object(
      { patientId, ...acting, carteVitale: Type.Optional(CarteVitale) },
      {
        description:
          'Appeler INSi avec les traits de l’identité, et accepter sa réponse si le produit le permet ; avec une carte, par rechercherInsAvecCarteVitale, le pilote jouant le lecteur. Call INSi with the identity’s traits, and accept what it returns if the product allows it; with a card, the call is rechercherInsAvecCarteVitale and the pilot plays the reader.',
      },
    ),
    result: Type.Object({
      outcome: Type.Enum(['imported', 'rejected', 'not-found', 'several', 'error', 'blocked']),
      message,
      alerts: Type.Optional(
        Type.Array(Type.String(), { description: 'Ce qui est signalé à l’utilisateur avec le résultat' }),
      ),
    }),
  },
  'identity.validate': {
    params: Type.Object(
      {
        patientId,
        justificatif: Type.String({ description: 'Nature du justificatif à haut niveau de confiance' }),
        ...acting,
      },
      {
        description:
          'Un professionnel prouve l’identité par un document de haut niveau de confiance. A professional proves the identity with a document of high trust level.',
      },
    ),
    result: statusOrRefusal,
  },
  'identity.recordProof': {
    params: Type.Object(
      { patientId, justificatif: Type.String({ description: 'Nature du justificatif' }), ...acting },
      {
        description:
          'Noter la nature d’un justificatif, sans valider à la main. Note the nature of a proof, without validating by hand.',
      },
    ),
    result: statusOrRefusal,
  },
  'identity.update': {
    params: Type.Object(
      { patientId, traits: TypedTraits, ...acting },
      { description: 'Changer ces traits, et eux seuls. Change these traits, and only these.' },
    ),
    result: statusOrRefusal,
  },
  'identity.setAttribut': {
    params: Type.Object({ patientId, attribut: AttributIdentite, present: Type.Boolean(), ...acting }),
    result: statusOrRefusal,
  },
  'identity.history': {
    params: Type.Object({ patientId, ...acting }),
    result: Type.Object({ changes: Type.Array(StatusChange, { description: 'Du plus ancien au plus récent' }) }),
  },
  'identity.display': {
    params: Type.Object(
      { patientId, ...acting },
      { description: 'L’identité telle que l’écran la montre. The identity as the screen shows it.' },
    ),
    result: Type.Object({ fields: Type.Array(DisplayedField) }),
  },
  'identity.verify': {
    params: Type.Object(
      { patientId, ...acting },
      {
        description:
          'Demander à INSi si le matricule et les traits vont encore ensemble. Ask INSi whether the matricule and the traits still go together.',
      },
    ),
    result: Type.Object({ outcome: Type.Enum(['ok', 'ko', 'error', 'blocked']), statut: StatutIdentite, message }),
  },
  'identity.receive': {
    params: Type.Object(
      {
        message: Type.String({
          description: 'Message HL7 v2 dont MSH-3 et MSH-4 nomment l’émetteur ; segments terminés par CR',
        }),
      },
      { description: 'Un système connecté envoie une identité. A connected system sends an identity.' },
    ),
    result: Type.Object({
      outcome: Type.Enum(['created', 'updated', 'unchanged']),
      patientId: Type.String({
        description:
          'L’identité créée ou mise à jour, ou celle qui est restée telle quelle. The identity created or updated, or the one that was left as it is.',
      }),
      message,
    }),
  },
  'identity.search': {
    params: Type.Object({ matricule: Type.String() }),
    result: Type.Object({
      accepted: Type.Boolean({
        description: 'Si le produit a accepté la saisie telle quelle. Whether the product took the entry as typed.',
      }),
      patientIds,
      message,
    }),
  },
  'identity.searchByTraits': {
    params: Type.Object({
      dateNaissance: Type.Optional(Type.String()),
      nom: Type.Optional(Type.String({ description: 'Premières lettres, telles que saisies' })),
      prenom: Type.Optional(Type.String({ description: 'Premières lettres, telles que saisies' })),
      ...acting,
    }),
    result: Type.Object({ patientIds }),
  },
  'worklist.list': {
    params: Type.Object(
      {},
      { description: 'Ce qui attend qu’une personne le regarde. What waits for a person to look at it.' },
    ),
    result: Type.Object({
      entries: Type.Array(
        Type.Object({
          kind: Type.Enum(['identity', 'document']),
          patientId: Type.Optional(Type.String()),
          title: Type.Optional(Type.String()),
          reason: Type.String(),
        }),
      ),
    }),
  },
}
