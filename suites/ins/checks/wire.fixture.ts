import type { Identity } from '../../../src/model/pilot.ts'
import { insi, insiActions } from '../../../src/protocols/ins/namespaces.ts'
import { soapEnvelope } from '../../../src/protocols/soap/write.ts'
import { el } from '../../../src/xml/write.ts'
import type { HttpSaid } from '../../testkit.ts'

/** The traits of reference that the answers of these tests carry, and what a conforming product keeps of them. */
export const returned = {
  NomNaissance: 'ECETINSI',
  Prenom: 'PIERRE-ALAIN',
  ListePrenom: 'PIERRE-ALAIN MURIEL FLORIANT',
  Sexe: 'M',
  DateNaissance: '2009-07-14',
  LieuNaissance: '63220',
}

export const kept: Identity = {
  patientId: 'P',
  statut: 'recuperee',
  nomNaissance: 'ECETINSI',
  prenomsNaissance: 'PIERRE-ALAIN MURIEL FLORIANT',
  premierPrenom: 'PIERRE-ALAIN',
  dateNaissance: '2009-07-14',
  sexe: 'M',
  lieuNaissance: '63220',
  matricule: '109076322083489',
  oid: '1.2.250.1.213.1.4.8',
}

/** An INSi answer 00 with these traits. */
export const answer00 = (traits: Partial<typeof returned> = {}): HttpSaid => ({
  service: 'insi',
  operation: 'rechercherInsAvecTraitsIdentite',
  response: {
    body: soapEnvelope(
      {
        action: `${insiActions.rechercherInsAvecTraitsIdentite}Response`,
        messageId: 'uuid:2',
        relatesTo: 'uuid:1',
      },
      el(
        'RESULTAT',
        { xmlns: insi.result },
        el('CR', {}, el('CodeCR', {}, '00'), el('LibelleCR', {}, 'OK')),
        el(
          'INDIVIDU',
          {},
          el(
            'INSACTIF',
            {},
            el('IdIndividu', {}, el('NumIdentifiant', {}, '1090763220834'), el('Cle', {}, '89')),
            el('OID', {}, '1.2.250.1.213.1.4.8'),
          ),
          el(
            'TIQ',
            {},
            Object.entries({ ...returned, ...traits }).map(([name, value]) => el(name, {}, value)),
          ),
        ),
      ),
    ),
  },
})
