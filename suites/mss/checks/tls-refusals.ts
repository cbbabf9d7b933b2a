import { check } from '../../../src/run/check.ts'
import { command, dialogues, speaksInClear } from '../evidence/dialogues.ts'
import { goesNoFurther } from './goes-no-further.ts'

export const olderTlsIsRefused = goesNoFurther({
  id: 'mss.olderTlsIsRefused',
  before: { fr: 'un opérateur qui n’offre que TLS 1.0 ou 1.1', en: 'an operator that offers TLS 1.0 or 1.1 alone' },
  faults: ['tls-1.0-only', 'tls-1.1-only'],
  verifies: ['MSS/CONF.01', 'MSS/va1.31'],
})

export const unlistedSuitesAreRefused = goesNoFurther({
  id: 'mss.unlistedSuitesAreRefused',
  before: {
    fr: 'un opérateur qui n’offre aucune suite de MSS/CONF.03',
    en: 'an operator that offers no suite of MSS/CONF.03',
  },
  faults: ['suites-unlisted'],
  verifies: ['MSS/CONF.03'],
})

export const weakDhIsRefused = goesNoFurther({
  id: 'mss.weakDhIsRefused',
  before: { fr: 'un opérateur au groupe DH de 1024 bits', en: 'an operator with a DH group of 1024 bits' },
  faults: ['dh-1024'],
  verifies: ['MSS/CONF.03'],
})

export const smallCurveIsRefused = goesNoFurther({
  id: 'mss.smallCurveIsRefused',
  before: { fr: 'un opérateur à la courbe de 224 bits', en: 'an operator with a curve of 224 bits' },
  faults: ['curve-small'],
  verifies: ['MSS/CONF.03'],
})

export const nothingLeavesInClear = check({
  id: 'mss.nothingLeavesInClear',
  title: {
    fr: 'Sans STARTTLS annoncé ni accepté, le produit n’envoie ni authentification ni message en clair',
    en: 'With STARTTLS neither announced nor accepted, the product sends neither a login nor a message in clear',
  },
  verifies: ['MSS/CONF.05', 'MSS/va1.03'],
  observes: (record) =>
    dialogues(record)
      .filter(({ fault }) => fault === 'starttls-not-offered' || fault === 'starttls-stripped')
      .map(({ id, lines }) => ({ value: lines, evidence: [id] })),
  judge: (lines) => ({
    ok: !speaksInClear(lines),
    expected: { fr: 'STARTTLS d’abord, ou rien', en: 'STARTTLS first, or nothing' },
    actual: lines.flatMap((line) => command(line) ?? []).join(' → ') || '∅',
  }),
})

/** RFC 3207, 4.2: what was known of the server before TLS is forgotten. The operator itself never announces LOGIN. */
export const replyInClearIsForgotten = check({
  id: 'mss.replyInClearIsForgotten',
  title: {
    fr: 'AUTH LOGIN, que seule une réponse en clair derrière STARTTLS annonce, n’est pas employé',
    en: 'AUTH LOGIN, which only a reply in clear behind STARTTLS announces, is not used',
  },
  verifies: ['MSS/CONF.05'],
  assumption: 'mss.reply-in-clear',
  observes: (record) =>
    dialogues(record)
      .filter(({ fault }) => fault === 'starttls-injected')
      .map(({ id, lines }) => ({ value: lines, evidence: [id] })),
  judge: (lines) => {
    const logins = lines.flatMap((line) => /^C: AUTH (\S+)/i.exec(line)?.[1]?.toUpperCase() ?? [])
    return {
      ok: !logins.includes('LOGIN'),
      expected: { fr: 'pas d’AUTH LOGIN', en: 'no AUTH LOGIN' },
      actual: logins.length === 0 ? { fr: 'pas d’authentification', en: 'no login' } : `AUTH ${logins.join(', ')}`,
    }
  },
})
