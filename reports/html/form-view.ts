import { fitting } from './code.ts'
import { type Html, html } from './markup.ts'
import { hideSecrets } from './secret.ts'
import type { View } from './view.ts'

/** Fields of a form or of a query, decoded, in the order in which they were sent. */
export const formView = (text: string, view: View): Html => {
  const { shown } = fitting(hideSecrets(text.trim()), view)
  const fields = [...new URLSearchParams(shown)]
  return html`<table class="fields"><tbody>${fields.map(
    ([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  )}</tbody></table>`
}
