import { fact } from '../fact.ts'
import { rule } from '../rule.ts'
import { mapping, type VihfCase } from './case.ts'

interface Addressed {
  readonly audiences: readonly string[]
  readonly address: string | undefined
}

const dmp = 'urn:dmp'
const dmpHost = /^https:\/\/(?:[\w-]+\.)*dmp\.gouv\.fr(?:[:/]|$)/i

const namesTheDmp = (audience: string, address: string | undefined): boolean =>
  audience === dmp || dmpHost.test(audience) || (address !== undefined && audience.startsWith(address))

const none = { fr: 'aucune audience', en: 'no audience' }

/** The table asks for no AudienceRestriction; one that names the DMP harms nobody, one that names another excludes it. */
export const audienceIsTheDmp = rule<VihfCase, Addressed>({
  id: 'vihf.audience',
  clause: `SAML 2.0, 2.5.1.4 ; ${mapping}`,
  title: {
    fr: "Aucune restriction d'audience n'exclut le DMP",
    en: 'No audience restriction excludes the DMP',
  },
  facts: ({ assertion: { audiences }, address }) => [fact({ audiences, address })],
  judge: ({ audiences, address }) => ({
    ok: audiences.length === 0 || audiences.some((audience) => namesTheDmp(audience, address)),
    expected: { fr: `aucune audience, ou ${dmp}`, en: `no audience, or ${dmp}` },
    actual: audiences.length === 0 ? none : audiences.join(', '),
    sentence: {
      fr: `Le jeton est destiné à « ${audiences.join(', ')} », non au DMP.`,
      en: `The token is meant for "${audiences.join(', ')}", not for the DMP.`,
    },
  }),
})
