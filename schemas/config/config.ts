import Type from 'typebox'
import { documentOf } from '../document.ts'
import { closed, mapOf, type Static } from '../shape.ts'
import { Lang } from '../text.ts'
import { couloirs, vagues } from '../words.ts'
import { byKind } from './by-kind.ts'

const Name = Type.String({ minLength: 1 })
const port = { minimum: 0, maximum: 65535 }

export const ProductStart = byKind(
  {
    none: Type.Object({}),
    command: Type.Object({
      command: Type.Array(Type.String(), {
        minItems: 1,
        description:
          'Programme et arguments ; ${product.port}, ${services.insi.url}, ${certificates.ca}, ${environment}… sont remplacés.',
      }),
      cwd: Type.Optional(Type.String()),
      env: Type.Optional(mapOf(Type.String())),
      readyTimeoutMs: Type.Optional(
        Type.Integer({
          minimum: 100,
          description: 'Temps laissé au pilote pour répondre après le démarrage ; 20000 par défaut.',
        }),
      ),
    }),
  },
  { ofKind: 'none : le produit tourne déjà ; command : le banc le démarre.' },
)
export type ProductStart = Static<typeof ProductStart>

const timeoutMs = Type.Optional(Type.Integer({ minimum: 100 }))

export const PilotConfig = byKind(
  {
    http: Type.Object({
      url: Type.Optional(
        Type.String({
          pattern: '^(https?://|\\$\\{)',
          description: 'Adresse de l’adaptateur, sans /pilot ; ${product.url} par défaut.',
        }),
      ),
      timeoutMs,
    }),
    files: Type.Object({ folder: Name, timeoutMs }),
  },
  { description: 'Comment le banc fait agir le produit. How the bench makes the product act.' },
)
export type PilotConfig = Static<typeof PilotConfig>

export const ServiceConfig = closed(
  {
    port: Type.Optional(Type.Integer({ ...port, description: '0 : un port libre.' })),
    options: Type.Optional(
      Type.Unsafe<Record<string, unknown>>({
        type: 'object',
        description: 'Réglages propres au service : voir docs/mocks.md.',
      }),
    ),
  },
  { $id: 'service' },
)
export type ServiceConfig = Static<typeof ServiceConfig>

const service = Type.Optional(ServiceConfig)

export const BrowserConfig = closed(
  {
    kind: Type.Enum(['builtin', 'chromium'], {
      description:
        'builtin, par défaut, n’exécute aucun script ; chromium pilote celui du système par playwright-core.',
    }),
    executable: Type.Optional(Type.String({ minLength: 1, description: 'Chemin de Chromium.' })),
    selectors: Type.Optional(
      mapOf(Name, {
        description: 'Sélecteur CSS qui remplace un libellé à cliquer ou le nom d’un champ à remplir.',
      }),
    ),
  },
  { description: 'Le navigateur qui joue les connexions web. The browser that plays web logins.' },
)
export type BrowserConfig = Static<typeof BrowserConfig>

export const Config = closed({
  $schema: Type.Optional(Type.String()),
  product: closed(
    {
      name: Name,
      version: Name,
      port: Type.Optional(
        Type.Integer({ ...port, description: 'Port donné à un produit que le banc démarre ; 0 : un port libre.' }),
      ),
      start: ProductStart,
    },
    { description: 'Le produit à éprouver et la façon de le démarrer. The product under test and how it starts.' },
  ),
  pilot: PilotConfig,
  couloirs: Type.Optional(Type.Array(Type.Enum(couloirs))),
  vagues: Type.Optional(Type.Array(Type.Enum(vagues))),
  profils: Type.Optional(Type.Array(Type.String(), { description: 'Profils revendiqués ; Général l’est toujours.' })),
  services: Type.Optional(
    closed({
      host: Type.Optional(
        Type.String({ description: 'Adresse d’écoute des services simulés ; 127.0.0.1 par défaut.' }),
      ),
      insi: service,
      dmp: service,
      mss: service,
      psc: service,
      hl7: service,
      annuaire: service,
    }),
  ),
  browser: Type.Optional(BrowserConfig),
  out: Type.Optional(
    Type.String({ minLength: 1, description: 'Dossier où les runs sont écrits ; dossier par défaut.' }),
  ),
  lang: Type.Optional(Lang),
})
/** The bench's configuration file. */
export type Config = Static<typeof Config>

const { plain, definitions } = documentOf('#/$defs/', { service: ServiceConfig })

/** The contract of the configuration file. */
export const configDocument = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://banc-segur.example/config.schema.json',
  title: 'Configuration de banc-segur',
  ...plain(Config),
  $defs: definitions,
}
