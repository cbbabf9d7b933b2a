import type { HttpService } from '../../src/model/service.ts'
import { insiFault } from './answer.ts'
import { assertionNotes } from './assertion-notes.ts'
import { insiAssumptions } from './assumptions.ts'
import { deposerVerificationEnMasse } from './deposer-verification-en-masse.ts'
import { insiFaults } from './faults.ts'
import { incoming } from './incoming.ts'
import { insiNotes } from './notes.ts'
import { rechercherInsAvecCarteVitale } from './rechercher-ins-avec-carte-vitale.ts'
import { rechercherInsAvecTraitsIdentite } from './rechercher-ins-avec-traits-identite.ts'
import { retirerVerificationEnMasse } from './retirer-verification-en-masse.ts'
import { demandsFrom, type InsiState, nirOidFrom, recordedSettings, registryFrom } from './state.ts'
import { verifierInsAvecTraitsIdentite } from './verifier-ins-avec-traits-identite.ts'
import { wsdl } from './wsdl.ts'

/** INSi, the national identity teleservice: by organisation certificate, CPS assertion or Pro Santé Connect assertion. */
export const insiService: HttpService<InsiState> = {
  kind: 'http',
  name: 'insi',
  title: { fr: 'Téléservice INSi', en: 'INSi teleservice' },
  mtls: 'optional',
  assumptions: Object.values(insiAssumptions),
  faults: insiFaults,
  notes: [...Object.values(insiNotes), ...assertionNotes],
  operations: [
    rechercherInsAvecTraitsIdentite,
    rechercherInsAvecCarteVitale,
    verifierInsAvecTraitsIdentite,
    deposerVerificationEnMasse,
    retirerVerificationEnMasse,
    wsdl,
  ],
  recorded: recordedSettings,
  start: ({ url, now, uuid, options, authority }) => ({
    url,
    now,
    uuid,
    fault: undefined,
    registry: registryFrom(options),
    nirOid: nirOidFrom(options),
    ...demandsFrom({ options, ...(authority !== undefined && { authority }) }),
    lots: new Map(),
  }),
  unmatched: (request, state) => {
    const message = request.method === 'POST' ? incoming(request) : undefined
    const why =
      message !== undefined && 'problem' in message
        ? insiNotes.unreadable.with({ why: message.problem })
        : insiNotes.operationUnknown.with({ method: request.method, address: request.url })
    return {
      response: insiFault(undefined, state, { code: 'Sender', erreur: 'insi_101', reason: 'Operation inconnue' }),
      assumptions: [insiAssumptions.invalidRequest.id],
      notes: [why],
    }
  },
}
