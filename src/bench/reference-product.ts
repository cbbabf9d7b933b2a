import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from '../model/config.ts'
import { BancError } from '../model/errors.ts'
import { cacheFolder } from './cache.ts'
import { nearest } from './nearest.ts'

// In the checkout the reference product runs from its TypeScript sources, in the package from compiled JavaScript.
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
const main = fileURLToPath(new URL(`../../mocks/product/main.${extension}`, import.meta.url))

/**
 * Refuses a configuration that switches on a defect which the reference product does not have. The product is loaded for
 * that, when a defect is named only.
 * @throws BancError BANC-DEFECT
 */
export const refuseUnknownDefects = async (config: Config): Promise<void> => {
  const chosen = defectsOf(config)
  if (chosen.length === 0) return
  const { defects } = await import('../../mocks/product/defects.ts')
  const ids = defects.map(({ id }) => id)
  const unknown = chosen.find((id) => !ids.includes(id))
  if (unknown === undefined) return
  const meant = nearest(unknown, ids)
  throw new BancError({
    code: 'BANC-DEFECT',
    what: { fr: `Le défaut « ${unknown} » n’existe pas.`, en: `Defect "${unknown}" does not exist.` },
    where: '--defects',
    todo: {
      fr: `${meant ? `Vouliez-vous écrire « ${meant} » ? ` : ''}« list --defects » les donne tous.`,
      en: `${meant ? `Did you mean "${meant}"? ` : ''}"list --defects" names them all.`,
    },
  })
}

/** The configuration of a run on the embedded reference product, with these defects switched on. */
export const referenceConfig = (chosen: readonly string[]): Config => {
  const client = { clientId: 'produit-de-reference', clientSecret: 'secret-de-test' }
  return {
    product: {
      name: 'Produit de référence',
      version: '1.0.0',
      port: 0,
      start: {
        kind: 'command',
        command: [process.execPath, main, ...(chosen.length > 0 ? ['--defects', chosen.join(',')] : [])],
        // What V8 made of its modules is kept: it then starts in half the time.
        env: { NODE_COMPILE_CACHE: join(cacheFolder(), 'node') },
      },
    },
    pilot: { kind: 'http', url: '${product.url}', timeoutMs: 30_000 },
    couloirs: ['LGC'],
    profils: ["Référentiel d'identités", 'Centres de santé'],
    services: {
      mss: { options: { mailbox: 'camille.reference@cabinet-reference.mssante.example' } },
      psc: {
        options: {
          ...client,
          slowMs: 1_500,
          clients: [
            {
              ...client,
              ciba: true,
              certificateSubject:
                'CN=AUTH-CLI TEST BANC SEGUR,OU=10B0999999,O=CABINET DE TEST BANC SEGUR,ST=Dept (99),C=FR',
              redirectUris: ['${product.url}/psc/callback', '${product.url}/psc/native/callback'],
              postLogoutRedirectUris: ['${product.url}/'],
            },
          ],
        },
      },
    },
  }
}

/** The defects that a configuration switches on: those of `referenceConfig`, none in another product. */
export const defectsOf = ({ product: { start } }: Config): readonly string[] => {
  if (start.kind !== 'command' || start.command[1] !== main) return []
  return start.command[2] === '--defects' ? (start.command[3] ?? '').split(',') : []
}
