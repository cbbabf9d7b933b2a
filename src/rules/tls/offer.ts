import type { ClientHello } from '../../model/exchange.ts'
import { type Fact, fact } from '../fact.ts'
import { type RuleSet, rule } from '../rule.ts'
import { joined } from '../say.ts'
import { dmpSuites, mssSuites, smallGroups } from './lists.ts'

// What a client offers when it opens TLS. What it offers, a server may choose.

const older = ['SSLv3', 'TLSv1', 'TLSv1.1']

/** Names that stand among the suites and are none: they say something else to the server. */
const isSignal = (name: string): boolean => name === 'GREASE' || name.endsWith('_SCSV')

/** Suites of TLS 1.3, which have codes of their own: no list of these rules is about them. */
const isOfTls13 = (name: string): boolean => /^TLS_(?:AES|CHACHA20)_/.test(name)

const versionsOf = ({ versions, legacyVersion }: ClientHello): readonly string[] => versions ?? [legacyVersion]

const suitesOf = ({ cipherSuites }: ClientHello): readonly string[] =>
  cipherSuites.filter((name) => !isSignal(name) && !isOfTls13(name))

const whole = (hello: ClientHello): readonly Fact<ClientHello>[] => [fact(hello)]

const listed = (names: readonly string[]): string => (names.length === 0 ? '∅' : names.join(', '))

export const offersTls12 = rule<ClientHello, ClientHello>({
  id: 'tls.offers-1.2',
  clause: 'MSS/CONF.01, MSS/CONF.02',
  title: { fr: 'TLS 1.2 ou plus récent est proposé', en: 'TLS 1.2 or later is offered' },
  facts: whole,
  judge: (hello) => {
    const versions = versionsOf(hello)
    const actual = listed(versions)
    return {
      ok: versions.some((version) => version === 'TLSv1.2' || version === 'TLSv1.3'),
      expected: { fr: 'TLSv1.2 ou TLSv1.3', en: 'TLSv1.2 or TLSv1.3' },
      actual,
      sentence: { fr: `Le client propose ${actual}.`, en: `The client offers ${actual}.` },
    }
  },
})

/** Only a client that lists its versions says what the oldest one is. */
export const offersNothingOlder = rule<ClientHello, readonly string[]>({
  id: 'tls.offers-nothing-older-than-1.2',
  clause: 'MSS/CONF.01, MSS/va1.31',
  assumption: 'mss.offer-is-use',
  title: { fr: 'Aucune version antérieure à TLS 1.2 n’est proposée', en: 'No version older than TLS 1.2 is offered' },
  facts: (hello) =>
    hello.versions !== undefined || older.includes(hello.legacyVersion) ? [fact(versionsOf(hello))] : [],
  judge: (versions) => {
    const old = versions.filter((version) => older.includes(version))
    return {
      ok: old.length === 0,
      expected: { fr: 'rien avant TLSv1.2', en: 'nothing before TLSv1.2' },
      actual: listed(versions),
      sentence: { fr: `Le client propose aussi ${old.join(', ')}.`, en: `The client also offers ${old.join(', ')}.` },
    }
  },
})

export const offersMssSuitesOnly = rule<ClientHello, ClientHello>({
  id: 'tls.mss-suites-only',
  clause: 'MSS/CONF.03',
  assumption: 'mss.offer-is-use',
  title: {
    fr: 'Seules les six suites de MSS/CONF.03 sont proposées, outre celles de TLS 1.3',
    en: 'Only the six suites of MSS/CONF.03 are offered, beside those of TLS 1.3',
  },
  facts: whole,
  judge: (hello) => {
    const others = suitesOf(hello).filter((name) => !mssSuites.includes(name))
    const none = { fr: 'aucune autre suite', en: 'no other suite' }
    return {
      ok: others.length === 0,
      expected: none,
      actual: others.length === 0 ? none : others.join(', '),
      sentence: {
        fr: `Le client propose aussi ${others.join(', ')}.`,
        en: `The client also offers ${others.join(', ')}.`,
      },
    }
  },
})

export const offersLargeGroupsOnly = rule<ClientHello, readonly string[]>({
  id: 'tls.mss-groups',
  clause: 'MSS/CONF.03',
  assumption: 'mss.offer-is-use',
  title: {
    fr: 'Aucune courbe de moins de 256 bits n’est proposée',
    en: 'No curve of less than 256 bits is offered',
  },
  facts: ({ groups }) => (groups === undefined ? [] : [fact(groups)]),
  judge: (groups) => {
    const small = groups.filter((name) => smallGroups.includes(name))
    return {
      ok: small.length === 0,
      expected: { fr: '256 bits au moins', en: '256 bits at least' },
      actual: listed(small.length === 0 ? groups : small),
      sentence: { fr: `Le client propose ${small.join(', ')}.`, en: `The client offers ${small.join(', ')}.` },
    }
  },
})

/** The DMP takes software over TLS 1.2; 1.3 is for its Web access (PDT-579). */
export const offersDmpSuite = rule<ClientHello, ClientHello>({
  id: 'tls.dmp-suite',
  clause: 'GIE SESAM-Vitale, PDT-INF-579 v4',
  title: {
    fr: 'TLS 1.2 est proposé avec une des suites que le DMP accepte',
    en: 'TLS 1.2 is offered with one of the suites that the DMP accepts',
  },
  facts: whole,
  judge: (hello) => {
    const versions = versionsOf(hello)
    const accepted = suitesOf(hello).filter((name) => dmpSuites.includes(name))
    const found = `${listed(versions)} · ${listed(accepted)}`
    return {
      ok: versions.includes('TLSv1.2') && accepted.length > 0,
      expected: joined(
        ['TLSv1.2', { fr: `une de ${dmpSuites.join(', ')}`, en: `one of ${dmpSuites.join(', ')}` }],
        ' · ',
      ),
      actual: found,
      sentence: {
        fr: `Le DMP n’accepterait pas cette connexion : ${found}.`,
        en: `The DMP would not accept this connection: ${found}.`,
      },
    }
  },
})

/** Every rule on what a client offers. */
export const offerRules: RuleSet<ClientHello> = {
  name: 'banc/tls',
  version: '0.1',
  rules: [offersTls12, offersNothingOlder, offersMssSuitesOnly, offersLargeGroupsOnly, offersDmpSuite],
}
