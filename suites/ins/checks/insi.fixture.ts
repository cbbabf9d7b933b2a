import type { TlsFacts } from '../../../src/model/exchange.ts'
import { insi, insiActions } from '../../../src/protocols/ins/namespaces.ts'
import { soapEnvelope, soapRequest } from '../../../src/protocols/soap/write.ts'
import { el, type Markup } from '../../../src/xml/write.ts'
import type { JournalDraft } from '../../testkit.ts'
import { ins } from './judged.fixture.ts'

const answer = (payload: Markup): string =>
  soapEnvelope({ action: 'urn:answer', messageId: 'uuid:1', relatesTo: 'uuid:0' }, payload)

const asked = soapRequest(
  { action: insiActions.rechercherInsAvecTraitsIdentite, messageId: 'uuid:0', to: '/lps' },
  el('RECSANSVITALE', { xmlns: insi.request }),
)

const numbered = (name: string, matricule: string): Markup =>
  el(
    name,
    {},
    el('IdIndividu', {}, el('NumIdentifiant', {}, matricule.slice(0, 13)), el('Cle', {}, matricule.slice(13))),
    el('OID', {}, ins.oid),
  )

const traits = {
  NomNaissance: 'ECETINSI',
  Prenom: 'PIERRE-ALAIN',
  ListePrenom: 'PIERRE-ALAIN MURIEL FLORIANT',
  Sexe: 'M',
  DateNaissance: '2009-07-14',
  LieuNaissance: '63220',
}

/** INSi answered 00 with this person, some traits replaced. */
export const insiFound = (
  draft: JournalDraft,
  different: Partial<typeof traits> = {},
  tls: TlsFacts = { protocol: 'TLSv1.3', cipher: '', clientSubject: 'CN=INSI-MANU,O=ESSAI', clientTrusted: true },
): JournalDraft =>
  draft.http({
    service: 'insi',
    operation: 'rechercherInsAvecTraitsIdentite',
    tls,
    request: { body: asked },
    response: {
      body: answer(
        el(
          'RESULTAT',
          { xmlns: insi.result },
          el('CR', {}, el('CodeCR', {}, '00'), el('LibelleCR', {}, 'OK')),
          el(
            'INDIVIDU',
            {},
            numbered('INSACTIF', ins.matricule),
            numbered('INSHISTO', '209076322083439'),
            el(
              'TIQ',
              {},
              Object.entries({ ...traits, ...different }).map(([name, value]) => el(name, {}, value)),
            ),
          ),
        ),
      ),
    },
  })

/** INSi answered a verification. */
export const insiVerified = (draft: JournalDraft, outcome: 'OK' | 'KO'): JournalDraft =>
  draft.http({
    service: 'insi',
    operation: 'verifierInsAvecTraitsIdentite',
    request: { body: asked },
    response: {
      body: answer(el('RESULTATVERIFICATION', { xmlns: insi.verificationResult }, el('Resultat', {}, outcome))),
    },
  })

/** INSi found nobody (01), or several people (02). */
export const insiCode = (draft: JournalDraft, code: '01' | '02'): JournalDraft =>
  draft.http({
    service: 'insi',
    operation: 'rechercherInsAvecTraitsIdentite',
    request: { body: asked },
    response: {
      body: answer(
        el('RESULTAT', { xmlns: insi.result }, el('CR', {}, el('CodeCR', {}, code), el('LibelleCR', {}, 'Aucune'))),
      ),
    },
  })
