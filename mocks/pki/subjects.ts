/**
 * Names of the test hierarchy, in the order of their encoding (RFC 2253 shows them the other way round). It has the shape of the élémentaire range, organisations domain, of the national
 * health authority, and names that nobody can take for it.
 */
const organisation = 'C=FR, O=BANC SEGUR TEST'

export const rootSubject = `${organisation}, CN=AC RACINE TEST BANC SEGUR ELEMENTAIRE`
export const organisationsSubject = `${organisation}, CN=AC TEST BANC SEGUR ELEMENTAIRE ORGANISATIONS`
export const otherRootSubject = 'C=FR, O=AUTRE AUTORITE TEST, CN=AC INCONNUE TEST BANC SEGUR'

/** struct_IdNat of the test practice: prefix 1 and a FINESS number of the fictitious department 0B. */
export const testStructureId = '10B0999999'

/** Distribution points under `.test`, which never resolves: the lists themselves are files of the hierarchy. */
export const crlUrl = 'http://crl.banc-segur.test/organisations.crl'
export const rootCrlUrl = 'http://crl.banc-segur.test/racine.crl'

/** Subject of an organisation certificate, with the attributes and order of the real ones: C, ST, O, OU, CN. */
export const organisationSubject = (commonName: string): string =>
  `C=FR, ST=Dept (99), O=CABINET DE TEST BANC SEGUR, OU=${testStructureId}, CN=${commonName}`

export const serverSubject = (commonName: string): string => `${organisation}, CN=${commonName}`
