/** Why a word that a mock utters is nobody's evidence. */
export interface Unread {
  readonly because: string
  readonly words: readonly string[]
}

/** Faults that no scenario selects and no check reads. */
export const unselectedFaults: readonly Unread[] = [
  {
    because:
      'a failure of the network or of the service is for the developer’s own trials: no requirement says what then',
    words: [
      'insi http-503',
      'insi malformed-xml',
      'insi slow',
      'insi cut',
      'dmp http-503',
      'dmp slow',
      'dmp cut',
      'hl7 silent',
      'hl7 slow',
      'hl7 cut',
      'mss slow',
      'mss temporary',
      'annuaire http-503',
      'annuaire slow',
      'annuaire cut',
      'annuaire malformed-json',
    ],
  },
  {
    because: 'a refusal that a product may meet in the field; what it must show of it is in no requirement',
    words: [
      'insi code-02-without-cog',
      'insi siram-40',
      'insi desir-550',
      'insi desir-560',
      'insi bad-characters',
      'insi insi-24',
      'insi verification-ko',
      'dmp td0.2-inexistant',
      'dmp td0.2-ferme',
      'dmp td2.1-refuse',
      'hl7 in-error',
      'mss auth-refused',
      'mss mailbox-unknown',
      'mss token-expired',
    ],
  },
  {
    because: 'no scenario makes a product search the directory yet: these are for the developer’s own trials',
    words: [
      'annuaire no-result',
      'annuaire rate-limited',
      'annuaire mailbox-withdrawn',
      'annuaire red-list-published',
      'annuaire page-changes',
      'annuaire extract-changed',
    ],
  },
  {
    because:
      'MSS/CONF.03 lists suites of which a product may well know some only: none is demanded by itself, who tries one selects it',
    words: ['mss suite-c030', 'mss suite-c02f', 'mss suite-c028', 'mss suite-c027', 'mss suite-009f', 'mss suite-009e'],
  },
  {
    because: 'a choice of the page by which the professional answers, for who tries it by hand',
    words: ['psc ciba-decided-on-the-page'],
  },
]

/** Assumptions on which no judgement rests. */
export const unjudgedAssumptions: readonly Unread[] = [
  {
    because: 'it says how the mock answers or is built, whatever the product does: no judgement rests on it',
    words: [
      'insi.given-names',
      'insi.vitale-matching',
      'insi.lot2-bulk',
      'insi.psc-assertion',
      'dmp.closed-record',
      'dmp.rights-columns',
      'dmp.record-states',
      'psc.single-host',
      'psc.login-page',
      'psc.callback-iss',
      'psc.prompt-and-max-age',
      'psc.id-token-claims',
      'psc.psi-claims',
      'psc.userinfo-jwt',
      'psc.refresh-token-opaque',
      'psc.logout-without-hint',
      'psc.ciba-channel',
      'psc.ciba-decision',
      'psc.api-path',
      'mss.psc-token-unverified',
      'mss.xoauth2-refusal',
      'mss.app-password',
      'mss.login-offered-in-clear',
      'annuaire.search-semantics',
      'annuaire.extract-address',
    ],
  },
  {
    because: 'it names the code or the shape of a refusal; what was refused is judged by checks of its own',
    words: [
      'insi.bad-characters',
      'insi.sex-format',
      'insi.assertion-lifetime',
      'dmp.vihf-fault',
      'dmp.transport-fault',
      'psc.acr-values-not-enforced',
      'psc.code-flow-only',
      'psc.api-errors',
      'mss.refusal-codes',
      'mss.size-limit',
    ],
  },
  {
    because: 'it names what a client of the directory meets; no scenario makes a product search it yet',
    words: [
      'annuaire.server-certificate',
      'annuaire.gateway-refusal',
      'annuaire.rate-limit',
      'annuaire.unknown-parameter',
      'annuaire.version-1',
    ],
  },
]
