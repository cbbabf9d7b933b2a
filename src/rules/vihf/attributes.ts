import { missingVihfAttributes } from '../../protocols/saml/assertion.ts'
import { fact } from '../fact.ts'
import { rule } from '../rule.ts'
import { mapping, type VihfCase } from './case.ts'

const none = { fr: 'aucun attribut manquant', en: 'no missing attribute' }

/** The table of obligations is in a guide that is not public: this list is what public samples agree on. */
export const attributesAreThere = rule<VihfCase, readonly string[]>({
  id: 'vihf.attributes',
  clause: mapping,
  assumption: 'dmp.vihf-obligations',
  title: { fr: 'Les attributs obligatoires sont présents', en: 'The mandatory attributes are present' },
  // Other modes of authentication have other obligations.
  facts: ({ assertion }) =>
    [undefined, 'INDIRECTE'].includes(assertion.authenticationMode) ? [fact(missingVihfAttributes(assertion))] : [],
  judge: (missing) => ({
    ok: missing.length === 0,
    expected: none,
    actual:
      missing.length === 0 ? none : { fr: `il manque ${missing.join(', ')}`, en: `${missing.join(', ')} missing` },
    sentence: { fr: `Attributs absents : ${missing.join(', ')}.`, en: `Missing attributes: ${missing.join(', ')}.` },
  }),
})
