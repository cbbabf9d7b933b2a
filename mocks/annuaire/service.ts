import type { HttpService } from '../../src/model/service.ts'
import { basePath } from '../../src/protocols/annuaire/systems.ts'
import { outcome } from './answer.ts'
import { annuaireAssumptions } from './assumptions.ts'
import { extract } from './extract.ts'
import { annuaireFaults } from './faults.ts'
import { metadata } from './metadata.ts'
import { page } from './page.ts'
import { searchesOf } from './search.ts'
import { type AnnuaireState, startState } from './state.ts'

/** The national directory of health professionals and structures: its FHIR API, and its public extract. */
export const annuaireService: HttpService<AnnuaireState> = {
  kind: 'http',
  name: 'annuaire',
  title: { fr: 'Annuaire Santé', en: 'Annuaire Santé (directory of professionals)' },
  mtls: 'none',
  assumptions: Object.values(annuaireAssumptions),
  faults: annuaireFaults,
  operations: [
    ...searchesOf('Practitioner'),
    ...searchesOf('PractitionerRole'),
    ...searchesOf('Organization'),
    page,
    metadata,
    extract,
  ],
  start: startState,
  unmatched: ({ method, url }) => {
    const [path = ''] = url.split('?')
    if (/^\/fhir(?!\/v2(?:\/|$))/.test(path)) {
      return {
        response: outcome(410, 'not-supported', `Utilisez la version 2 : ${basePath}`),
        assumptions: [annuaireAssumptions.versionOne.id],
      }
    }
    if (method !== 'GET' && method !== 'POST') {
      return {
        response: outcome(
          405,
          'not-supported',
          `${method} n’est pas admis : la recherche est en GET, ou en POST sur _search`,
        ),
      }
    }
    return {
      response: outcome(404, 'not-found', `${path} n’existe pas`),
    }
  },
}
