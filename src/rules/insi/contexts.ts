import { type InsiCall, strayContexts } from '../../protocols/ins/contexts.ts'
import { fact } from '../fact.ts'
import { rule } from '../rule.ts'
import { joined } from '../say.ts'

const ofTheCall = { fr: 'des contextes de cet appel', en: 'contexts of this call' }

/** What the schema of the contexts lets pass. In a file no clock and no certificate says of which call they are. */
export const contextsAreOfTheCall = rule<InsiCall, InsiCall>({
  id: 'insi.contexts',
  clause: 'SIRAM, ContexteBAM 01_02 et ContexteLPS 01_00 (exemples) ; WS-Addressing 1.0',
  severity: 'warning',
  assumption: 'insi.contexts-of-the-call',
  title: {
    fr: 'Les contextes de l’appel à INSi disent sa date, son émetteur et le logiciel',
    en: 'The contexts of the call of INSi tell its time, its sender and the software',
  },
  facts: (call) => [fact(call)],
  judge: (call) => {
    const stray = strayContexts(call)
    const said = joined(stray, ' · ')
    return {
      ok: stray.length === 0,
      expected: ofTheCall,
      actual: stray.length === 0 ? ofTheCall : said,
      sentence: { fr: `${said.fr}.`, en: `${said.en}.` },
    }
  },
})
