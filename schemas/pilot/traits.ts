import Type from 'typebox'
import { extending, keysOf, type Static } from '../shape.ts'

export const Traits = Type.Object(
  {
    nomNaissance: Type.String(),
    prenomsNaissance: Type.String({
      description: "Tous les prénoms de l'acte de naissance, séparés par une espace (ListePrenom d'INSi)",
    }),
    premierPrenom: Type.String(),
    dateNaissance: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'AAAA-MM-JJ' }),
    sexe: Type.Enum(['M', 'F']),
    lieuNaissance: Type.String({ description: 'COG ; 99999 si inconnu' }),
    nomUtilise: Type.Optional(Type.String()),
    prenomUtilise: Type.Optional(Type.String()),
  },
  { $id: 'Traits', description: 'Traits d’identité dans les mots d’INSi. Identity traits in the words of INSi.' },
)
export type Traits = Static<typeof Traits>

export const traitNames = keysOf(Traits.properties)

export const TypedTraits = Type.Object(
  {
    nomNaissance: Type.Optional(Type.String()),
    prenomsNaissance: Type.Optional(Type.String()),
    premierPrenom: Type.Optional(Type.String()),
    dateNaissance: Type.Optional(Type.String()),
    sexe: Type.Optional(Type.String()),
    lieuNaissance: Type.Optional(Type.String()),
    nomUtilise: Type.Optional(Type.String()),
    prenomUtilise: Type.Optional(Type.String()),
  },
  { $id: 'TypedTraits', description: 'Traits tels que saisis : chacun peut manquer ou être faux' },
)
export type TypedTraits = Static<typeof TypedTraits>

export const StatutIdentite = Type.Enum(['provisoire', 'recuperee', 'validee', 'qualifiee'], { $id: 'StatutIdentite' })
export type StatutIdentite = Static<typeof StatutIdentite>

export const AttributIdentite = Type.Enum(['homonyme', 'douteuse', 'fictive'], {
  $id: 'AttributIdentite',
  description:
    'Ce qu’une identité porte à côté de son statut (règle 25 du guide INS). What an identity carries beside its status.',
})
export type AttributIdentite = Static<typeof AttributIdentite>

export const Identity = extending(
  Traits,
  Type.Object(
    {
      patientId: Type.String(),
      statut: StatutIdentite,
      matricule: Type.Optional(Type.String({ description: '15 caractères, clé comprise' })),
      oid: Type.Optional(Type.String()),
      attributs: Type.Optional(Type.Array(AttributIdentite)),
      justificatif: Type.Optional(
        Type.String({ description: 'Nature du justificatif qui a créé ou vérifié l’identité' }),
      ),
    },
    {
      $id: 'Identity',
      description: 'Une identité telle que le produit la tient. An identity as the product holds it.',
    },
  ),
)
export type Identity = Static<typeof Identity>

export const CarteVitale = Type.Object(
  {
    matricule: Type.String({ description: '15 caractères' }),
    nomNaissance: Type.String(),
    dateNaissance: Type.String({ description: 'AAAA-MM-JJ' }),
    rang: Type.String({ description: 'Rang de naissance' }),
  },
  {
    $id: 'CarteVitale',
    description: 'Ce qu’une carte Vitale dit de son porteur. What a Vitale card says of its person.',
  },
)
export type CarteVitale = Static<typeof CarteVitale>

export const StatusChange = Type.Object(
  {
    at: Type.String({ format: 'date-time' }),
    by: Type.String({ description: 'PS_IdNat du responsable' }),
    from: StatutIdentite,
    to: StatutIdentite,
  },
  {
    $id: 'StatusChange',
    description:
      'Un changement de statut, tel que le produit le garde (règle 21). A change of status, as the product keeps it.',
  },
)
export type StatusChange = Static<typeof StatusChange>

export const DisplayedField = Type.Object(
  {
    name: Type.Enum([...traitNames, 'matricule', 'oid']),
    label: Type.String(),
    value: Type.String(),
    locked: Type.Boolean({ description: 'Montré comme non modifiable par cet utilisateur' }),
  },
  {
    $id: 'DisplayedField',
    description:
      'Une ligne de l’identité telle que l’écran la montre. One line of the identity as the screen shows it.',
  },
)
export type DisplayedField = Static<typeof DisplayedField>
