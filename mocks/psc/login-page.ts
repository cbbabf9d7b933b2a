import { type Html, html } from '../../src/protocols/html/write.ts'
import type { TestProfessional } from '../people/test-professional.ts'
import { layout } from './layout.ts'

/** Path of the form, on the wallet’s host. */
export const loginFormPath = '/auth/identification'

export interface LoginPage {
  readonly transaction: string
  readonly clientId: string
  /** Where the form goes. */
  readonly action: string
  readonly professionals: readonly TestProfessional[]
  /** Sentence shown above the form when what was sent could not be used. */
  readonly problem?: string
  /** National id of the professional whose confirmation is awaited. */
  readonly awaited?: string
}

const checked = html` checked`

const means = [
  ['e-cps', 'Application e-CPS'],
  ['cps', 'Carte CPS'],
] as const

const message = ({ problem, awaited, professionals }: LoginPage): Html | undefined => {
  if (problem !== undefined) return html`<p role="alert">${problem}</p>`
  if (awaited === undefined) return undefined
  const who = professionals.find(({ nationalId }) => nationalId === awaited)?.label ?? awaited
  return html`<p role="status">En attente de la confirmation de ${who}. Confirmez ou refusez pour poursuivre.</p>`
}

/** The page that stands for card and e-CPS: who authenticates, by which means, and whether they accept. */
export const loginPage = (shown: LoginPage): Html =>
  layout(
    'Se connecter avec Pro Santé Connect',
    html`<p>Le service <strong>${shown.clientId}</strong> demande votre identité professionnelle.
Cette page remplace, pour les essais, l’authentification par carte CPS ou application e-CPS.</p>
${message(shown)}
<form method="post" action="${shown.action}">
<input type="hidden" name="transaction" value="${shown.transaction}">
<fieldset><legend>Professionnel de test</legend>
${shown.professionals.map(
  ({ nationalId, label }) =>
    html`<label><input type="radio" name="professionnel" value="${nationalId}" required${nationalId === shown.awaited && checked}> ${label} <small>(${nationalId})</small></label>
`,
)}</fieldset>
<fieldset><legend>Moyen d’authentification</legend>
${means.map(
  ([value, label], index) =>
    html`<label><input type="radio" name="moyen" value="${value}"${index === 0 && checked}> ${label}</label>
`,
)}</fieldset>
<p class="actions"><button class="principal" name="decision" value="accepter">Confirmer</button>
<button name="decision" value="attendre">Laisser attendre</button>
<button name="decision" value="refuser" formnovalidate>Refuser</button></p>
</form>`,
  )
