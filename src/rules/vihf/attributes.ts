import { missingVihfAttributes, textAttribute } from '../../protocols/saml/assertion.ts'
import { vihf } from '../../protocols/saml/names.ts'
import { fact } from '../fact.ts'
import { rule } from '../rule.ts'
import { mapping, samples, type VihfCase, wrong } from './case.ts'

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

const versions = ['3.0', '4.0']

export const versionIsKnown = rule<VihfCase, string>({
  id: 'vihf.version',
  clause: samples,
  title: { fr: 'VIHF_Version vaut 3.0 ou 4.0', en: 'VIHF_Version is 3.0 or 4.0' },
  facts: ({ assertion }) => {
    const version = textAttribute(assertion, vihf.version)
    return version === undefined ? [] : [fact(version)]
  },
  judge: (version) => ({
    ok: versions.includes(version),
    expected: { fr: versions.join(' ou '), en: versions.join(' or ') },
    actual: version || '∅',
    sentence: wrong('VIHF_Version', version, versions.join(' ou ')),
  }),
})
