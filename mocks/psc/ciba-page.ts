import type { Operation } from '../../src/model/service.ts'
import { type Html, html } from '../../src/protocols/html/write.ts'
import { one, readParameters } from '../../src/protocols/oidc/parameters.ts'
import { professionalById } from '../people/professionals.ts'
import { page } from './answers.ts'
import { errorPage } from './error-page.ts'
import { layout } from './layout.ts'
import { type CibaRequest, epoch, type PscState } from './state.ts'

/** Path of the page that stands for the professional’s telephone or card reader, on the wallet’s host. */
export const cibaPagePath = '/auth/e-cps'

const means = (channel: string): string => (channel === 'CARD' ? 'carte CPS' : 'application e-CPS')

const form = (id: string, { client, nationalId, bindingMessage, channel }: CibaRequest): Html => html`<section>
<h2>${professionalById(nationalId)?.label ?? nationalId}</h2>
<p>Le service <strong>${client.clientId}</strong> demande votre authentification par ${means(channel)}.</p>
${bindingMessage === undefined ? undefined : html`<p>Nombre à comparer avec celui de votre logiciel : <strong class="nombre">${bindingMessage}</strong></p>`}
<form method="post" action="${cibaPagePath}"><input type="hidden" name="auth_req_id" value="${id}">
<button class="principal" name="decision" value="accepter">Confirmer</button>
<button name="decision" value="refuser">Refuser</button></form></section>`

const waiting = (state: PscState): readonly [string, CibaRequest][] =>
  [...state.ciba].filter(([, asked]) => asked.decision === 'waiting' && asked.expiresAt > epoch(state))

const show = (state: PscState, done?: string): Html => {
  const asked = waiting(state)
  return layout(
    'Demandes d’authentification',
    html`<p role="status">${done ?? 'Cette page remplace, pour les essais, le téléphone ou le lecteur de carte du professionnel.'}</p>
${asked.length === 0 ? html`<p>Aucune demande n’attend.</p>` : asked.map(([id, request]) => form(id, request))}
<p><a href="${cibaPagePath}">Actualiser</a></p>`,
  )
}

const decide: Operation<PscState>['handle'] = (request, state) => {
  const parameters = readParameters(new TextDecoder().decode(request.body))
  const decision = one(parameters, 'decision')
  const asked = new Map(waiting(state)).get(one(parameters, 'auth_req_id') ?? '')
  if (asked === undefined) return errorPage(400, 'auth_req_id', 'Cette demande a expiré ou a déjà sa réponse.')
  if (decision !== 'accepter' && decision !== 'refuser') {
    return errorPage(400, 'decision', 'Confirmez ou refusez la demande.')
  }
  asked.decision = decision === 'accepter' ? 'accepted' : 'refused'
  const done = decision === 'accepter' ? 'La demande est confirmée.' : 'La demande est refusée.'
  return page(200, show(state, done))
}

/** Where a person, or a scenario’s browser, answers the CIBA requests that wait. */
export const cibaPage: readonly Operation<PscState>[] = [
  {
    name: 'ciba-page',
    method: 'GET',
    path: cibaPagePath,
    handle: (_request, state) => page(200, show(state), { assumptions: ['psc.ciba-decision'] }),
  },
  { name: 'ciba-decision', method: 'POST', path: cibaPagePath, handle: decide },
]
