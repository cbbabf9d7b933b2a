import type { Text } from '../../../src/model/text.ts'
import type { FaultOf } from '../../../src/model/words.ts'
import { type Scenario, scenario } from '../../../src/run/scenario.ts'
import { logIn } from './journey.ts'
import { nurse } from './people.ts'

const sequels = {
  'no session': { fr: 'aucune session ne s’ouvre', en: 'no session opens' },
  'a session': { fr: 'la session s’ouvre', en: 'the session opens' },
  'own session at most': {
    fr: 'aucune session ne s’ouvre au nom d’un autre',
    en: 'no session opens in another’s name',
  },
  'product stands': { fr: 'le produit continue de répondre', en: 'the product goes on answering' },
  'plain text': { fr: 'le produit l’affiche comme du texte', en: 'the product shows it as text' },
  explained: {
    fr: 'aucune session ne s’ouvre et l’utilisateur le voit',
    en: 'no session opens and the user is told',
  },
} as const satisfies Readonly<Record<string, Text>>

/**
 * The web login of PSC.01.01 with one fault of Pro Santé Connect. Whoever gets a session is logged out again, so that
 * the next variant finds none.
 */
export const faultyLogin = (
  fault: FaultOf<'psc'>,
  what: Text,
  sequel: keyof typeof sequels,
  /** A nominal login comes first: the product has then read the keys that are about to change. */
  afterALogin = false,
): Scenario =>
  scenario({
    id: `PSC.01.01~${fault}`,
    title: {
      fr: `Mode web : ${what.fr}, ${sequels[sequel].fr}`,
      en: `Web mode: ${what.en}, ${sequels[sequel].en}`,
    },
    requirements: ['PSC.01'],
    needs: ['session.login', 'session.list', 'session.logout'],
    drive: async (bench) => {
      const logInAndOut = async () => {
        const { opened } = await logIn(bench, nurse)
        if (opened) await bench.pilot('session.logout', { nationalId: nurse })
      }
      if (afterALogin) await logInAndOut()
      await bench.fault('psc', fault)
      await logInAndOut()
    },
  })
