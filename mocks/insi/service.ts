import type { HttpService } from '../../src/model/service.ts'
import { insiFault } from './answer.ts'
import { insiFaults } from './faults.ts'
import { testIdentities } from './identities.ts'
import { rechercherInsAvecTraitsIdentite } from './rechercher-ins-avec-traits-identite.ts'
import { type InsiState, nirOidFrom } from './state.ts'

/** INSi, the national identity teleservice, by organisation certificate (mutual TLS). */
export const insiService: HttpService<InsiState> = {
  kind: 'http',
  name: 'insi',
  title: { fr: 'Téléservice INSi', en: 'INSi teleservice' },
  mtls: 'optional',
  assumptions: [
    {
      id: 'insi.given-names',
      statement: {
        fr: 'Une personne est trouvée si chaque prénom demandé figure dans sa liste de prénoms',
        en: 'A person is found when every requested given name is in their list of given names',
      },
      source: 'INSi test platform, observed answers (the matching rule itself is not public)',
    },
    {
      id: 'insi.invalid-request',
      statement: {
        fr: 'Une requête non conforme reçoit une erreur SOAP Sender portant insi_101',
        en: 'A request off the contract is answered by a SOAP Sender fault with insi_101',
      },
      source: 'inferred: the catalogue of insi_ codes is not public',
    },
  ],
  faults: insiFaults,
  operations: [rechercherInsAvecTraitsIdentite],
  start: ({ now, uuid, options }) => ({
    now,
    uuid,
    fault: undefined,
    registry: testIdentities,
    nirOid: nirOidFrom(options),
  }),
  unmatched: ({ method, url }, state) => ({
    response: insiFault(undefined, state, { code: 'Sender', erreur: 'insi_101', reason: 'Operation inconnue' }),
    assumptions: ['insi.invalid-request'],
    notes: [`no operation for ${method} ${url}: POST /lps with the Action of an INSi operation is expected`],
  }),
}
