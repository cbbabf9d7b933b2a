/** Namespaces of the INSi contract, version 1 (WSDL DESIR-ICIR-EXP 1.5.0). */
export const insi = {
  request: 'http://www.cnamts.fr/INSiRecSans',
  requestVitale: 'http://www.cnamts.fr/INSiRecVit',
  result: 'http://www.cnamts.fr/INSiResultat',
  ctxbam: 'urn:siram:bam:ctxbam',
  ctxlps: 'urn:siram:lps:ctxlps',
  siram: 'urn:siram',
} as const

const action = (operation: string): string => `urn:ServiceIdentiteCertifiee:1.0.0:${operation}`

/** WS-Addressing actions of the two recovery operations; an answer's action ends with `Response`. */
export const insiActions = {
  rechercherInsAvecTraitsIdentite: action('rechercherInsAvecTraitsIdentite'),
  rechercherInsAvecCarteVitale: action('rechercherInsAvecCarteVitale'),
} as const
