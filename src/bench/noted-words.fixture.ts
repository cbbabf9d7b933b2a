import type { CheckId, NoteId } from '../model/words.ts'

/** By which defect of the reference product a mock comes to note a word, and which check then fails citing the exchange. */
export interface Proof {
  readonly note: NoteId
  readonly defect: string
  readonly check: CheckId
}

/** What a listener notes of itself or of a connection: no product provokes it by what it says. */
export const ownFailures: readonly string[] = [
  // A bound of the bench, not of the service.
  'bench.body-too-long',
  'bench.failed',
  // A product may give up: what it does then is judged by what it shows.
  'bench.closed-before-the-answer',
]

export const proofs: readonly Proof[] = [
  { note: 'insi.action-missing', defect: 'ins.asks-insi-without-an-action', check: 'ins.insiTakesTheRequest' },
  { note: 'insi.action-other', defect: 'ins.asks-insi-for-another-action', check: 'ins.insiTakesTheRequest' },
  {
    note: 'insi.assertion-billing-id-missing',
    defect: 'ins.cps-assertion-without-who-bills',
    check: 'ins.assertionToInsiIsOneThatItTakes',
  },
  {
    note: 'insi.assertion-client-certificate-missing',
    defect: 'ins.cps-assertion-without-client-certificate',
    check: 'ins.assertionToInsiIsOneThatItTakes',
  },
  {
    note: 'insi.assertion-client-certificate-unknown',
    defect: 'ins.cps-assertion-beside-a-certificate-of-nobody',
    check: 'ins.assertionToInsiIsOneThatItTakes',
  },
  { note: 'insi.assertion-expired', defect: 'ins.cps-assertion-expired', check: 'ins.assertionToInsiIsOneThatItTakes' },
  {
    note: 'insi.assertion-issue-instant-missing',
    defect: 'ins.cps-assertion-without-a-date',
    check: 'ins.assertionToInsiIsOneThatItTakes',
  },
  {
    note: 'insi.assertion-issued-in-the-future',
    defect: 'ins.cps-assertion-dated-2099',
    check: 'ins.assertionToInsiIsOneThatItTakes',
  },
  {
    note: 'insi.assertion-names-nobody',
    defect: 'ins.cps-assertion-names-nobody',
    check: 'ins.assertionToInsiIsOneThatItTakes',
  },
  {
    note: 'insi.assertion-qualifier-unknown',
    defect: 'ins.cps-assertion-of-another-kind',
    check: 'ins.assertionToInsiIsOneThatItTakes',
  },
  {
    note: 'insi.assertion-signature-not-valid',
    defect: 'ins.cps-assertion-altered',
    check: 'ins.assertionToInsiIsOneThatItTakes',
  },
  {
    note: 'insi.assertion-signer-corrupted',
    defect: 'ins.cps-assertion-signer-corrupted',
    check: 'ins.assertionToInsiIsOneThatItTakes',
  },
  {
    note: 'insi.assertion-signer-out-of-date',
    defect: 'ins.cps-assertion-signed-by-an-expired-certificate',
    check: 'ins.assertionToInsiIsOneThatItTakes',
  },
  {
    note: 'insi.assertion-signer-unknown',
    defect: 'ins.cps-assertion-self-signed',
    check: 'ins.assertionToInsiIsOneThatItTakes',
  },
  {
    note: 'insi.assertion-unsigned',
    defect: 'ins.cps-assertion-not-signed',
    check: 'ins.assertionToInsiIsOneThatItTakes',
  },
  {
    note: 'insi.certificate-missing',
    defect: 'ins.calls-insi-without-a-certificate',
    check: 'ins.insiIsCalledWithAnOrganisationCertificate',
  },
  {
    note: 'insi.certificate-other',
    defect: 'ins.wrong-insi-certificate',
    check: 'ins.insiIsCalledWithAnOrganisationCertificate',
  },
  {
    note: 'insi.certificate-unknown',
    defect: 'ins.insi-certificate-of-nobody',
    check: 'ins.insiIsCalledWithAnOrganisationCertificate',
  },
  { note: 'insi.context-missing', defect: 'ins.asks-insi-without-its-software', check: 'ins.insiTakesTheRequest' },
  { note: 'insi.lexical', defect: 'ins.asks-insi-in-small-letters', check: 'ins.insiTakesTheRequest' },
  { note: 'insi.message-id-missing', defect: 'ins.asks-insi-without-a-message-id', check: 'ins.insiTakesTheRequest' },
  { note: 'insi.nobody', defect: 'ins.recovered-without-insi', check: 'ins.nothingComesOf01Or02' },
  { note: 'insi.off-schema', defect: 'ins.insi-request-without-birth-date', check: 'ins.insiTakesTheRequest' },
  { note: 'insi.operation-unknown', defect: 'ins.asks-insi-elsewhere', check: 'ins.insiTakesTheRequest' },
  { note: 'insi.sex-other', defect: 'ins.asks-insi-for-another-sex', check: 'ins.insiTakesTheRequest' },
  { note: 'insi.soap-1.1', defect: 'ins.asks-insi-in-soap-1.1', check: 'ins.insiTakesTheRequest' },
  { note: 'insi.stray-context', defect: 'ins.contexts-of-another-time', check: 'ins.insiContextsAreOfTheCall' },
  { note: 'insi.unreadable', defect: 'ins.asks-insi-in-text', check: 'ins.insiTakesTheRequest' },
  { note: 'dmp.action-unknown', defect: 'dmp.asks-in-an-unknown-message', check: 'dmp.dmpTakesTheMessage' },
  { note: 'dmp.addressing-missing', defect: 'dmp.omits-wsa-to', check: 'dmp.messageIsAddressed' },
  { note: 'dmp.document-is-there', defect: 'dmp.document-part-is-missing', check: 'dmp.submissionCarriesItsDocuments' },
  { note: 'dmp.feed-not-under-air', defect: 'dmp.feeds-under-air', check: 'dmp.feedIsNotUnderAir' },
  { note: 'dmp.hash-is-right', defect: 'dmp.hash-is-all-zeros', check: 'dmp.submissionHashIsRight' },
  { note: 'dmp.hash-is-there', defect: 'dmp.hash-is-absent', check: 'dmp.submissionCarriesHashAndSize' },
  { note: 'dmp.id-repeated', defect: 'dmp.metadata-unique-id-differs', check: 'dmp.submissionIdsAreNew' },
  { note: 'dmp.matricule-wrong', defect: 'dmp.existence-test-of-a-wrong-key', check: 'dmp.dmpTakesTheMessage' },
  { note: 'dmp.mtom', defect: 'dmp.feeds-without-mtom', check: 'dmp.feedTravelsAsMtom' },
  { note: 'dmp.oid-unknown', defect: 'dmp.existence-test-under-no-oid-of-the-ins', check: 'dmp.dmpTakesTheMessage' },
  {
    note: 'dmp.patient-is-the-tokens',
    defect: 'dmp.vihf-targets-another-patient',
    check: 'dmp.submissionIsForTheVihfPatient',
  },
  { note: 'dmp.size-is-right', defect: 'dmp.size-is-wrong', check: 'dmp.submissionSizeIsRight' },
  { note: 'dmp.size-is-there', defect: 'dmp.size-is-absent', check: 'dmp.submissionCarriesHashAndSize' },
  { note: 'dmp.soap-1.1', defect: 'dmp.speaks-soap-1.1', check: 'dmp.messageIsSoap12' },
  { note: 'dmp.unreadable', defect: 'dmp.asks-in-text', check: 'dmp.dmpTakesTheMessage' },
  { note: 'dmp.vihf-missing', defect: 'dmp.feeds-without-vihf', check: 'dmp.transactionCarriesVihf' },
  { note: 'dmp.vihf.assertion', defect: 'dmp.vihf-of-saml-1', check: 'dmp.dmpTakesTheMessage' },
  { note: 'dmp.vihf.attributes', defect: 'dmp.vihf-without-role', check: 'dmp.vihfIsComplete' },
  { note: 'dmp.vihf.audience', defect: 'dmp.vihf-for-another-audience', check: 'dmp.vihfIsForTheDmp' },
  { note: 'dmp.vihf.conditions', defect: 'dmp.vihf-conditions-expired', check: 'dmp.vihfConditionsHold' },
  { note: 'dmp.vihf.issued-before-use', defect: 'dmp.vihf-issued-tomorrow', check: 'dmp.vihfIsNotFromTheFuture' },
  { note: 'dmp.vihf.issued-recently', defect: 'dmp.vihf-issued-25-years-ago', check: 'dmp.vihfIsRecent' },
  { note: 'dmp.vihf.issuer-format', defect: 'dmp.vihf-issuer-without-a-format', check: 'dmp.dmpTakesTheMessage' },
  { note: 'dmp.vihf.issuer-is-signer', defect: 'dmp.vihf-issuer-differs', check: 'dmp.vihfIssuerIsTheSigner' },
  { note: 'dmp.vihf.mode', defect: 'dmp.vihf-mode-unknown', check: 'dmp.dmpTakesTheMessage' },
  { note: 'dmp.vihf.patient', defect: 'dmp.vihf-patient-of-another-type', check: 'dmp.dmpTakesTheMessage' },
  { note: 'dmp.vihf.purpose', defect: 'dmp.vihf-purpose-unknown', check: 'dmp.dmpTakesTheMessage' },
  { note: 'dmp.vihf.role', defect: 'dmp.vihf-physician-without-a-speciality', check: 'dmp.dmpTakesTheMessage' },
  { note: 'dmp.vihf.sector', defect: 'dmp.vihf-sector-without-its-oid', check: 'dmp.dmpTakesTheMessage' },
  { note: 'dmp.vihf.signature', defect: 'dmp.vihf-not-signed', check: 'dmp.vihfIsSigned' },
  { note: 'dmp.vihf.signature-algorithm', defect: 'dmp.vihf-signed-with-sha1', check: 'dmp.vihfSignatureIsStrong' },
  {
    note: 'dmp.vihf.signer-in-time',
    defect: 'dmp.vihf-signed-by-an-expired-certificate',
    check: 'dmp.vihfSignerIsInTime',
  },
  { note: 'dmp.vihf.signer-is-trusted', defect: 'dmp.vihf-self-signed', check: 'dmp.vihfSignerIsTrusted' },
  {
    note: 'dmp.vihf.signing-certificate',
    defect: 'dmp.vihf-certificate-corrupted',
    check: 'dmp.vihfSigningCertificateIsWhole',
  },
  { note: 'dmp.vihf.signing-key', defect: 'dmp.vihf-signed-by-rsa-1024', check: 'dmp.vihfSigningKeyIsStrong' },
  { note: 'dmp.vihf.subject', defect: 'dmp.vihf-without-an-authentication', check: 'dmp.dmpTakesTheMessage' },
  { note: 'dmp.vihf.used-once', defect: 'dmp.vihf-id-used-twice', check: 'dmp.vihfIsUsedOnce' },
  { note: 'dmp.vihf.version', defect: 'dmp.vihf-version-unknown', check: 'dmp.vihfVersionIsKnown' },
  {
    note: 'dmp.xds.confidentialityCode-in-J08',
    defect: 'dmp.confidentiality-of-an-unknown-scheme',
    check: 'dmp.submissionFollowsTheRulesOfXds',
  },
  { note: 'dmp.xds.one-submission-set', defect: 'dmp.submission-without-a-set', check: 'dmp.submissionHasASet' },
  { note: 'dmp.xds.something-submitted', defect: 'dmp.submits-nothing', check: 'dmp.dmpTakesTheMessage' },
  {
    note: 'psc.invalid-binding-message',
    defect: 'psc.overlong-binding-message',
    check: 'psc.proSanteConnectTakesTheRequest',
  },
  { note: 'psc.invalid-client', defect: 'psc.wrong-secret', check: 'psc.proSanteConnectTakesTheRequest' },
  {
    note: 'psc.invalid-grant',
    defect: 'psc.redeems-with-another-verifier',
    check: 'psc.proSanteConnectTakesTheRequest',
  },
  { note: 'psc.invalid-request', defect: 'psc.redeems-without-a-code', check: 'psc.proSanteConnectTakesTheRequest' },
  { note: 'psc.invalid-scope', defect: 'psc.unknown-scope', check: 'psc.proSanteConnectTakesTheRequest' },
  { note: 'psc.unauthorized-client', defect: 'psc.implicit-flow', check: 'psc.authorizationAsksForACode' },
  { note: 'psc.unsupported-grant-type', defect: 'psc.unknown-grant-type', check: 'psc.proSanteConnectTakesTheRequest' },
  {
    note: 'psc.unsupported-response-type',
    defect: 'psc.unknown-response-type',
    check: 'psc.proSanteConnectTakesTheRequest',
  },
  {
    note: 'psc.untrusted-parameter',
    defect: 'psc.redirect-uri-with-trailing-slash',
    check: 'psc.redirectUriIsTheDeclaredOne',
  },
  {
    note: 'hl7.control-id-missing',
    defect: 'ins.message-without-a-control-id',
    check: 'ins.connectedSystemTakesTheMessage',
  },
  { note: 'hl7.event-missing', defect: 'ins.message-without-an-event', check: 'ins.connectedSystemTakesTheMessage' },
  { note: 'hl7.event-other', defect: 'ins.message-of-another-event', check: 'ins.connectedSystemTakesTheMessage' },
  { note: 'hl7.not-adt', defect: 'ins.message-of-orders', check: 'ins.connectedSystemTakesTheMessage' },
  {
    note: 'hl7.patient-number-missing',
    defect: 'ins.message-without-a-patient-number',
    check: 'ins.connectedSystemTakesTheMessage',
  },
  { note: 'hl7.pid-missing', defect: 'ins.message-without-a-patient', check: 'ins.connectedSystemTakesTheMessage' },
  { note: 'hl7.unreadable', defect: 'ins.message-cut-short', check: 'ins.connectedSystemTakesTheMessage' },
]
