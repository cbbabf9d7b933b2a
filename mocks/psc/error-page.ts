import type { Answer } from '../../src/model/service.ts'
import { html } from '../../src/protocols/html/write.ts'
import { page } from './answers.ts'
import { layout } from './layout.ts'
import { pscNotes } from './notes.ts'

/** An error that must not be sent to `redirect_uri`, because it cannot be trusted (RFC 6749 §4.1.2.1). */
export const errorPage = (status: number, parameter: string, explanation: string): Answer =>
  page(
    status,
    layout(
      'Nous sommes désolés…',
      html`<p role="alert">Paramètre invalide : <code>${parameter}</code>.</p><p>${explanation}</p>`,
    ),
    { notes: [pscNotes.untrusted.with({ parameter, explanation })], assumptions: ['psc.keycloak-errors'] },
  )
