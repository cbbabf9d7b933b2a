import Type from 'typebox'
import type { Static } from '../shape.ts'

/**
 * The words by which an adapter declares what it gives beyond the required fields. A field that may be missing is
 * evidence only then: where it is not declared, its absence is the adapter's silence and not the product's failure.
 */
export const observables = {
  'identity.matricule': 'Le matricule INS d’une identité, quand le produit en tient un',
  'identity.oid': 'L’OID qui va avec le matricule, quand le produit en tient un',
  'identity.nomUtilise': 'Le nom utilisé',
  'identity.prenomUtilise': 'Le prénom utilisé',
  'identity.attributs': 'Les attributs « homonyme », « douteuse » et « fictive »',
  'identity.justificatif': 'La nature du justificatif gardée avec l’identité',
  'identity.alerts': 'Tout ce que le produit signale avec le résultat d’un appel à INSi',
  'worklist.patientId': 'La personne d’une entrée de la liste de travail',
  'worklist.title': 'Le titre d’un document de la liste de travail',
  'document.patientId': 'La personne à qui un document reçu est rattaché',
  'document.text': 'Le texte imprimé, là où les pages sont des images',
  'document.datamatrix': 'Le contenu du datamatrix, là où le PDF ne peut pas être dessiné',
  'session.accountId': 'Le compte du produit sur lequel une session travaille',
  'session.cguUrl': 'La page des conditions d’utilisation',
  'session.libraries': 'Les bibliothèques d’un navigateur interne',
  'session.bindingMessage': 'Le message de liaison montré pendant une connexion par CIBA',
  traces: 'Toutes les traces du produit, datées, typées et signées',
  refusals: '`refused`, chaque fois que le produit refuse',
  messages: '`message`, chaque fois que le produit dit quelque chose à l’utilisateur',
  as: 'L’adaptateur agit bien au nom de l’utilisateur que `as` nomme',
} as const

export type Observable = keyof typeof observables

const words = Object.keys(observables) as [Observable, ...Observable[]]

/** What an adapter declares that it gives. */
export const Observes = Type.Array(Type.Enum(words), {
  $id: 'Observes',
  description:
    'Champs facultatifs que l’adaptateur donne chaque fois que le produit les a. Un champ qui n’y est pas n’est preuve de rien : ce qui se juge sur lui est à attester. Optional fields that the adapter gives whenever the product has them; what is not declared proves nothing, either way.',
})
export type Observes = Static<typeof Observes>
