import { documentOf } from '../document.ts'
import { actions } from './actions.ts'
import { Observes } from './observes.ts'
import { Capabilities, Habilitation, Outcome, PatientRef, Problem, Professional, Traces } from './product.ts'
import {
  AttributIdentite,
  CarteVitale,
  DisplayedField,
  Identity,
  StatusChange,
  StatutIdentite,
  Traits,
  TypedTraits,
} from './traits.ts'

const named = {
  Problem,
  Professional,
  Observes,
  Capabilities,
  Traces,
  Traits,
  TypedTraits,
  StatutIdentite,
  AttributIdentite,
  Identity,
  CarteVitale,
  StatusChange,
  DisplayedField,
  Habilitation,
  PatientRef,
  Outcome,
}

const sides = Object.fromEntries(
  Object.entries(actions).flatMap(([action, { params, result }]) => [
    [`${action}.params`, params] as const,
    [`${action}.result`, result] as const,
  ]),
)

const { plain, definitions } = documentOf('#/components/schemas/', { ...named, ...sides })

const json = (schema: object) => ({ 'application/json': { schema: plain(schema) } })

/** The pilot contract: an OpenAPI 3.1 document, whose schemas are JSON Schema 2020-12. */
export const pilotDocument = {
  openapi: '3.1.0',
  info: {
    title: 'API pilote de banc-segur',
    version: '1.1.0',
    description:
      "Le contrat qu'un petit adaptateur met en œuvre à côté du produit pour que le banc le fasse agir. The contract that a thin adapter implements beside the product so that the bench can make it act.",
  },
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  paths: {
    '/pilot/capabilities': {
      get: {
        summary: 'Ce que le produit sait faire : actions offertes et profils revendiqués',
        responses: { '200': { description: 'OK', content: json(Capabilities) } },
      },
    },
    '/pilot/actions/{action}': {
      post: {
        summary: "Fait agir le produit comme un utilisateur le ferait, et répond quand c'est fait",
        parameters: [
          {
            name: 'action',
            in: 'path',
            required: true,
            schema: { type: 'string' },
            description:
              "Nom de l'action ; ses paramètres et son résultat sont les schémas <action>.params et <action>.result",
          },
        ],
        requestBody: { required: true, content: json({ type: 'object' }) },
        responses: {
          '200': { description: "Le résultat de l'action", content: json({ type: 'object' }) },
          '404': { description: 'Action non offerte', content: json(Problem) },
          '500': { description: "Le produit n'a pas pu agir", content: json(Problem) },
        },
      },
    },
    '/pilot/traces': {
      get: {
        summary: 'Le journal applicatif du produit : qui a fait quoi, quand',
        responses: { '200': { description: 'OK', content: json(Traces) } },
      },
    },
  },
  components: { schemas: definitions },
}
