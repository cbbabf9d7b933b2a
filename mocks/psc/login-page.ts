import { type Html, html } from '../../src/protocols/html/write.ts'
import { layout } from './layout.ts'
import type { TestProfessional } from './professionals.ts'

/** Path of the form, on the wallet’s host. */
export const loginFormPath = '/auth/identification'

/** @param problem sentence shown above the form when what was sent could not be used */
export const loginPage = (
  transaction: string,
  clientId: string,
  action: string,
  professionals: readonly TestProfessional[],
  problem?: string,
): Html =>
  layout(
    'Se connecter avec Pro Santé Connect',
    html`<p>Le service <strong>${clientId}</strong> demande votre identité professionnelle.
Cette page remplace, pour les essais, l’authentification par carte CPS ou application e-CPS.</p>
${problem === undefined ? undefined : html`<p role="alert">${problem}</p>`}
<form method="post" action="${action}">
<input type="hidden" name="transaction" value="${transaction}">
<fieldset><legend>Professionnel de test</legend>
${professionals.map(
  ({ nationalId, label }) =>
    html`<label><input type="radio" name="professionnel" value="${nationalId}" required> ${label} <small>(${nationalId})</small></label>
`,
)}</fieldset>
<button class="principal" name="decision" value="accepter">Confirmer</button>
<button name="decision" value="refuser" formnovalidate>Refuser</button>
</form>`,
  )
