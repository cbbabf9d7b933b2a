/** Namespaces of the INSi contract, version 1 (WSDL DESIR-ICIR-EXP 1.5.0). Those of lot 2 are an assumption. */
export const insi = {
  request: 'http://www.cnamts.fr/INSiRecSans',
  requestVitale: 'http://www.cnamts.fr/INSiRecVit',
  result: 'http://www.cnamts.fr/INSiResultat',
  verification: 'http://www.cnamts.fr/INSiLot2/REQUnitaire',
  verificationResult: 'http://www.cnamts.fr/INSiLot2/REPUnitaire',
  ctxbam: 'urn:siram:bam:ctxbam',
  ctxlps: 'urn:siram:lps:ctxlps',
  siram: 'urn:siram',
} as const

const action = (operation: string): string => `urn:ServiceIdentiteCertifiee:1.0.0:${operation}`

/**
 * WS-Addressing actions; an answer's action ends with `Response`. The two recoveries are the public contract's, the
 * unitary verification's name too; the two operations of the bulk verification are named by the bench.
 */
export const insiActions = {
  rechercherInsAvecTraitsIdentite: action('rechercherInsAvecTraitsIdentite'),
  rechercherInsAvecCarteVitale: action('rechercherInsAvecCarteVitale'),
  verifierInsAvecTraitsIdentite: action('verifierInsAvecTraitsIdentite'),
  deposerVerificationEnMasse: action('deposerVerificationEnMasse'),
  retirerVerificationEnMasse: action('retirerVerificationEnMasse'),
} as const

export type InsiOperation = keyof typeof insiActions
