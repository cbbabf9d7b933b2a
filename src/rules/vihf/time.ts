import { fact } from '../fact.ts'
import { rule } from '../rule.ts'
import type { VihfCase } from './case.ts'

/** Two clocks that are both right differ by a little: five minutes are granted, as Kerberos and most SAML parties do. */
const skewMs = 5 * 60_000

/** How long a token is used when nobody has set it: what test clients of INSi grant to theirs. */
export const usualLifetimeMinutes = 60

interface Moment {
  readonly issued: Date
  readonly at: Date
  readonly lifetimeMinutes: number
}

const moments = ({ assertion, at, lifetimeMinutes = usualLifetimeMinutes }: VihfCase) => {
  const issued = new Date(assertion.issueInstant ?? '')
  // A time that cannot be read is the matter of vihf.assertion.
  return at === undefined || Number.isNaN(issued.getTime()) ? [] : [fact<Moment>({ issued, at, lifetimeMinutes })]
}

/** A time that the token states, under the name of its attribute, and when the token was received. */
interface Stated {
  readonly name: 'IssueInstant' | 'AuthnInstant'
  readonly stated: Date
  readonly at: Date
}

const statedTimes = ({ assertion: { issueInstant, authnInstant }, at }: VihfCase) =>
  (
    [
      ['IssueInstant', issueInstant],
      ['AuthnInstant', authnInstant],
    ] as const
  ).flatMap(([name, text = '']) => {
    const stated = new Date(text)
    return at === undefined || Number.isNaN(stated.getTime()) ? [] : [fact<Stated>({ name, stated, at })]
  })

export const issuedBeforeItsUse = rule<VihfCase, Stated>({
  id: 'vihf.issued-before-use',
  clause: 'SAML 2.0, 2.3.3 (IssueInstant) et 2.7.2 (AuthnInstant)',
  title: { fr: "Le jeton n'est pas daté du futur", en: 'The token is not dated in the future' },
  facts: statedTimes,
  judge: ({ name, stated, at }) => ({
    ok: stated.getTime() <= at.getTime() + skewMs,
    expected: {
      fr: `${name} au plus tard le ${at.toISOString()}`,
      en: `${name} on ${at.toISOString()} at the latest`,
    },
    actual: { fr: `${name} le ${stated.toISOString()}`, en: `${name} on ${stated.toISOString()}` },
    sentence: {
      fr: `${name} vaut ${stated.toISOString()}, après la réception du jeton (${at.toISOString()}).`,
      en: `${name} is ${stated.toISOString()}, after the token was received (${at.toISOString()}).`,
    },
  }),
})

export const issuedRecently = rule<VihfCase, Moment>({
  id: 'vihf.issued-recently',
  clause: 'SAML 2.0, 2.3.3 (IssueInstant) ; durée supposée',
  assumption: 'dmp.vihf-lifetime',
  title: { fr: 'Le jeton a été émis peu avant son emploi', en: 'The token was issued shortly before its use' },
  facts: moments,
  judge: ({ issued, at, lifetimeMinutes }) => {
    const earliest = new Date(at.getTime() - lifetimeMinutes * 60_000 - skewMs)
    return {
      ok: issued >= earliest,
      expected: {
        fr: `émis depuis le ${earliest.toISOString()} (${lifetimeMinutes} minutes)`,
        en: `issued since ${earliest.toISOString()} (${lifetimeMinutes} minutes)`,
      },
      actual: { fr: `émis le ${issued.toISOString()}`, en: `issued on ${issued.toISOString()}` },
      sentence: {
        fr: `IssueInstant vaut ${issued.toISOString()}, plus de ${lifetimeMinutes} minutes avant la réception du jeton.`,
        en: `IssueInstant is ${issued.toISOString()}, over ${lifetimeMinutes} minutes before the token was received.`,
      },
    }
  },
})

interface Bounds {
  readonly at: Date
  readonly notBefore: string | undefined
  readonly notOnOrAfter: string | undefined
}

/** Whether a moment is within bounds; a bound that is not written does not bind, one that cannot be read binds nobody in. */
const within = ({ at, notBefore, notOnOrAfter }: Bounds): boolean =>
  (notBefore === undefined || Date.parse(notBefore) - skewMs <= at.getTime()) &&
  (notOnOrAfter === undefined || at.getTime() < Date.parse(notOnOrAfter) + skewMs)

export const conditionsHold = rule<VihfCase, Bounds>({
  id: 'vihf.conditions',
  clause: 'SAML 2.0, 2.5.1.2',
  title: {
    fr: 'Le jeton est employé entre NotBefore et NotOnOrAfter',
    en: 'The token is used between NotBefore and NotOnOrAfter',
  },
  facts: ({ at, assertion: { notBefore, notOnOrAfter } }) =>
    // Both bounds are optional: a token without any is held by none.
    at === undefined ? [] : [fact({ at, notBefore, notOnOrAfter })],
  judge: (bounds) => {
    const { at, notBefore = '∅', notOnOrAfter = '∅' } = bounds
    const stated = `NotBefore ${notBefore}, NotOnOrAfter ${notOnOrAfter}`
    const unbound = bounds.notBefore === undefined && bounds.notOnOrAfter === undefined
    return {
      ok: within(bounds),
      expected: {
        fr: `aucune borne, ou des bornes autour du ${at.toISOString()}`,
        en: `no bound, or bounds around ${at.toISOString()}`,
      },
      actual: unbound ? { fr: 'aucune borne', en: 'no bound' } : stated,
      sentence: {
        fr: `${stated} : le jeton ne vaut pas le ${at.toISOString()}.`,
        en: `${stated}: the token is not valid on ${at.toISOString()}.`,
      },
    }
  },
})

interface Use {
  readonly id: string
  readonly usedBefore: boolean
}

export const usedOnce = rule<VihfCase, Use>({
  id: 'vihf.used-once',
  clause: 'SAML 2.0, 1.3.4 (identifiants) ; rejeu supposé refusé',
  assumption: 'dmp.vihf-once',
  title: {
    fr: "L'identifiant du jeton n'a servi à aucun message avant",
    en: 'The id of the token served no message before',
  },
  facts: ({ usedBefore, assertion: { id } }) => (usedBefore === undefined ? [] : [fact({ id, usedBefore })]),
  judge: ({ id, usedBefore }) => ({
    ok: !usedBefore,
    expected: { fr: 'un identifiant neuf', en: 'a fresh id' },
    actual: usedBefore
      ? { fr: `${id}, qu'un message précédent portait déjà`, en: `${id}, which an earlier message carried already` }
      : id,
    sentence: {
      fr: `L'identifiant ${id} a déjà servi à un message précédent.`,
      en: `The id ${id} has served an earlier message already.`,
    },
  }),
})
