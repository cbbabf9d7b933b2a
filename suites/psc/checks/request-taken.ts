import type { NoteId } from '../../../src/model/words.ts'
import { check } from '../../../src/run/check.ts'
import { notedBy, notesAreWords, nothingNoted } from '../../noted.ts'

/** What Pro Santé Connect notes of a request and no other check looks at. */
const read: ReadonlySet<NoteId> = new Set([
  'psc.invalid-request',
  'psc.invalid-client',
  'psc.invalid-grant',
  'psc.unsupported-grant-type',
  'psc.unsupported-response-type',
  'psc.invalid-scope',
  'psc.invalid-binding-message',
])

export const proSanteConnectTakesTheRequest = check({
  id: 'psc.proSanteConnectTakesTheRequest',
  title: {
    fr: 'Pro Santé Connect ne trouve rien à redire aux demandes du produit',
    en: 'Pro Santé Connect finds nothing wrong with the requests of the product',
  },
  verifies: ['PSC.01'],
  scenarios: ['PSC.01.01', 'PSC.01.03'],
  assumption: 'psc.keycloak-errors',
  observes: (record) =>
    record
      .exchanges('psc')
      .filter(() => notesAreWords(record, 'psc'))
      .filter(({ fault }) => fault === undefined)
      .map(({ id, notes }) => ({ value: notedBy(notes, read, record), evidence: [id] })),
  judge: (said) => nothingNoted(said, { fr: 'une demande acceptée', en: 'a request that is taken' }),
})
