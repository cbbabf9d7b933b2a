import { existsSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defaultConfigFile } from '../../bench/config.ts'
import { BancError } from '../../model/errors.ts'
import type { Lang } from '../../model/text.ts'
import { print } from '../output.ts'

const schemaUrl = './node_modules/banc-segur/dist/schemas/config.schema.json'

const template = `{
  // Configuration de banc-segur. L'éditeur complète et vérifie d'après ce schéma.
  // Configuration of banc-segur. The editor completes and checks after this schema.
  "$schema": "${schemaUrl}",

  "product": {
    "name": "Mon logiciel",
    "version": "1.0.0",
    // Le banc démarre le produit par "command", ou le trouve déjà démarré avec { "kind": "none" }.
    // The bench starts the product with "command", or finds it running with { "kind": "none" }.
    "start": { "kind": "none" }
    // "port": 8080,
    // "start": {
    //   "kind": "command",
    //   "command": ["java", "-jar", "mon-logiciel.jar", "--port", "\${product.port}"],
    //   "env": { "INSI_URL": "\${services.insi.url}", "CA_FILE": "\${certificates.ca}" }
    // }
  },

  // L'adaptateur qui fait agir le produit : voir docs/pilot.md.
  // The adapter that makes the product act: see docs/pilot.md.
  "pilot": { "kind": "http", "url": "http://127.0.0.1:8080" },

  "couloirs": ["LGC"],
  "vagues": [1, 2],
  // Profils revendiqués en plus de « Général ».
  // Profiles claimed besides "Général".
  "profils": [],

  // Ports fixes, pour régler le produit une fois pour toutes ; 0 prend un port libre.
  // Fixed ports, to set the product up once and for all; 0 takes a free port.
  "services": {
    "host": "127.0.0.1",
    "insi": { "port": 8441 },
    "dmp": { "port": 8442 },
    "mss": { "port": 8587 },
    "hl7": { "port": 2575 },
    "annuaire": { "port": 8445 },
    "psc": {
      "port": 8443,
      "options": {
        // La page d'authentification a son propre hôte, comme la vraie. The login page has its own host, as the real one.
        "walletPort": 8444,
        "clients": [
          {
            "clientId": "mon-logiciel",
            "clientSecret": "secret-de-test",
            "redirectUris": ["http://127.0.0.1:8080/psc/callback"],
            "postLogoutRedirectUris": ["http://127.0.0.1:8080/"]
          }
        ]
      }
    }
  },

  "out": "dossier",
  "lang": "fr"
}
`

/** Writes a commented configuration, never over one that exists. */
export const init = (options: { file?: string; lang?: Lang }): number => {
  const file = resolve(options.file ?? defaultConfigFile)
  if (existsSync(file)) {
    throw new BancError({
      code: 'BANC-INIT-EXISTS',
      what: { fr: 'Ce fichier existe déjà.', en: 'This file already exists.' },
      where: file,
      todo: {
        fr: 'Modifiez-le, ou donnez un autre nom avec --file.',
        en: 'Edit it, or give another name with --file.',
      },
    })
  }
  writeFileSync(file, template)
  const lang = options.lang ?? 'fr'
  print(
    lang === 'fr'
      ? `${file} écrit. Renseignez product et pilot, puis lancez « doctor ».`
      : `${file} written. Fill product and pilot in, then call "doctor".`,
  )
  return 0
}
