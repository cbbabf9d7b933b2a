import type { HttpResponse } from '../../src/model/exchange.ts'
import { insi } from '../../src/protocols/ins/namespaces.ts'
import type { Envelope } from '../../src/protocols/soap/envelope.ts'
import { soapFault, soapResponse } from '../../src/protocols/soap/write.ts'
import { el, type Markup } from '../../src/xml/write.ts'
import { oidOf, type TestIdentity } from './identities.ts'
import type { InsiState } from './state.ts'

const libelles = { '00': 'OK', '01': 'Aucune identite trouvee', '02': 'Plusieurs identites trouvees' } as const

export type CodeCR = keyof typeof libelles

/** What replaces a trait in the answer; an empty string empties it. */
export type Altered = Partial<Record<'NomNaissance' | 'Prenom' | 'ListePrenom' | 'Sexe' | 'DateNaissance', string>>

const ins = (name: string, matricule: string, oid: string): Markup =>
  el(
    name,
    {},
    el('IdIndividu', {}, el('NumIdentifiant', {}, matricule.slice(0, 13)), el('Cle', {}, matricule.slice(13))),
    el('OID', {}, oid),
  )

const individu = (identity: TestIdentity, prenom: string, state: InsiState, altered: Altered): Markup => {
  const oid = oidOf(identity, state.nirOid)
  const traits = {
    NomNaissance: identity.nomNaissance,
    Prenom: prenom,
    ListePrenom: identity.prenoms,
    Sexe: identity.sexe,
    DateNaissance: identity.dateNaissance,
    LieuNaissance: identity.lieuNaissance,
    ...altered,
  }
  return el(
    'INDIVIDU',
    {},
    ins('INSACTIF', identity.matricule, oid),
    (identity.histo ?? []).map((former) => ins('INSHISTO', former, oid)),
    el(
      'TIQ',
      {},
      Object.entries(traits).map(([name, value]) => el(name, {}, value)),
    ),
  )
}

const addressing = (request: Envelope, state: InsiState) => ({
  action: `${request.action}Response`,
  messageId: `uuid:${state.uuid()}`,
  relatesTo: request.messageId,
})

/** RESULTAT with a code and, for `00`, the person found. */
export const resultat = (
  request: Envelope,
  state: InsiState,
  code: CodeCR,
  found?: { identity: TestIdentity; prenom: string; altered?: Altered },
): HttpResponse =>
  soapResponse(
    addressing(request, state),
    el(
      'RESULTAT',
      { xmlns: insi.result },
      el('CR', {}, el('CodeCR', {}, code), el('LibelleCR', {}, libelles[code])),
      found ? individu(found.identity, found.prenom, state, found.altered ?? {}) : undefined,
    ),
  )

/**
 * A fault as INSi words it: HTTP 500, a SIRAM subcode where one is known, and the service's own code in the detail.
 * `siram:Erreur@messageID` is the MessageID of the request, as in a recorded real answer; left out when it had none.
 */
export const insiFault = (
  relatesTo: string | undefined,
  state: InsiState,
  fault: { code: 'Sender' | 'Receiver' | 'VersionMismatch'; subcode?: string; erreur: string; reason: string },
): HttpResponse =>
  soapFault(
    { messageId: `uuid:${state.uuid()}`, relatesTo },
    {
      code: fault.code,
      ...(fault.subcode === undefined ? {} : { subcode: `soap:${fault.subcode}` }),
      reason: fault.reason,
      detail: el(
        'siram:Erreur',
        { 'xmlns:siram': insi.siram, code: fault.erreur, severite: 'erreur', messageID: relatesTo },
        fault.reason,
      ),
      status: 500,
    },
  )
