import type { Requirement } from '../../src/model/requirement.ts'
import { type CheckIdsOf, chapter, checksOf, suite } from '../../src/run/suite.ts'
import * as attributes from './checks/attributes.ts'
import * as certificate from './checks/certificate.ts'
import * as contexts from './checks/contexts.ts'
import * as creationChecks from './checks/creation.ts'
import * as date00 from './checks/date-00.ts'
import * as dates from './checks/dates.ts'
import * as declassing from './checks/declassing.ts'
import * as display from './checks/display.ts'
import * as emptyTrait from './checks/empty-trait.ts'
import * as fields from './checks/fields.ts'
import * as firstGivenName from './checks/first-given-name.ts'
import * as history from './checks/history.ts'
import * as importChecks from './checks/import.ts'
import * as localVerification from './checks/local-verification.ts'
import * as locks from './checks/locks.ts'
import * as messageTaken from './checks/message-taken.ts'
import * as names from './checks/names.ts'
import * as noAnswer from './checks/no-answer.ts'
import * as paper from './checks/paper.ts'
import * as proofs from './checks/proofs.ts'
import * as propagation from './checks/propagation.ts'
import * as received from './checks/received.ts'
import * as requestTaken from './checks/request-taken.ts'
import * as rightsChecks from './checks/rights.ts'
import * as searchChecks from './checks/search.ts'
import * as searchByTraits from './checks/search-by-traits.ts'
import * as serverCertificateChecks from './checks/server-certificate.ts'
import * as status from './checks/status.ts'
import * as traces from './checks/traces.ts'
import * as transmission from './checks/transmission.ts'
import * as verification from './checks/verification.ts'
import requirements from './requirements.json' with { type: 'json' }
import s01_01 from './scenarios/INS.va1.01.01.ts'
import s01_02 from './scenarios/INS.va1.01.02.ts'
import s01_03 from './scenarios/INS.va1.01.03.ts'
import s02_01 from './scenarios/INS.va1.02.01.ts'
import s02_02 from './scenarios/INS.va1.02.02.ts'
import s02_03 from './scenarios/INS.va1.02.03.ts'
import s02_04 from './scenarios/INS.va1.02.04.ts'
import s02_05 from './scenarios/INS.va1.02.05.ts'
import s03_01 from './scenarios/INS.va1.03.01.ts'
import s04_01 from './scenarios/INS.va1.04.01.ts'
import s05_01 from './scenarios/INS.va1.05.01.ts'
import s06_01 from './scenarios/INS.va1.06.01.ts'
import s07_01 from './scenarios/INS.va1.07.01.ts'
import s08_01 from './scenarios/INS.va1.08.01.ts'
import s10_01 from './scenarios/INS.va1.10.01.ts'
import s11_01 from './scenarios/INS.va1.11.01.ts'
import s12_01 from './scenarios/INS.va1.12.01.ts'
import s13_01 from './scenarios/INS.va1.13.01.ts'
import s14_01 from './scenarios/INS.va1.14.01.ts'
import s15_01 from './scenarios/INS.va1.15.01.ts'
import s18_01 from './scenarios/INS.va1.18.01.ts'
import s18_02 from './scenarios/INS.va1.18.02.ts'
import s20_01 from './scenarios/INS.va1.20.01.ts'
import s20_02 from './scenarios/INS.va1.20.02.ts'
import s21_01 from './scenarios/INS.va1.21.01.ts'
import s22_01 from './scenarios/INS.va1.22.01.ts'
import s23_01 from './scenarios/INS.va1.23.01.ts'
import s25_01 from './scenarios/INS.va1.25.01.ts'
import s25_02 from './scenarios/INS.va1.25.02.ts'
import s25_03 from './scenarios/INS.va1.25.03.ts'
import s25_04 from './scenarios/INS.va1.25.04.ts'
import s26_01 from './scenarios/INS.va1.26.01.ts'
import s27_01 from './scenarios/INS.va1.27.01.ts'
import s28_01 from './scenarios/INS.va1.28.01.ts'
import s31_01 from './scenarios/INS.va1.31.01.ts'
import s31_02 from './scenarios/INS.va1.31.02.ts'
import s31_03 from './scenarios/INS.va1.31.03.ts'
import s32_01 from './scenarios/INS.va1.32.01.ts'
import s33_01 from './scenarios/INS.va1.33.01.ts'
import s35_01 from './scenarios/INS.va1.35.01.ts'
import s35_02 from './scenarios/INS.va1.35.02.ts'
import s36_01 from './scenarios/INS.va1.36.01.ts'
import s38_01 from './scenarios/INS.va1.38.01.ts'
import s38_02 from './scenarios/INS.va1.38.02.ts'
import s39_01 from './scenarios/INS.va1.39.01.ts'
import s41_01 from './scenarios/INS.va1.41.01.ts'
import s44_01_01 from './scenarios/INS.va1.44.01.01.ts'
import s44_01_02 from './scenarios/INS.va1.44.01.02.ts'
import s44_01_03 from './scenarios/INS.va1.44.01.03.ts'
import s46_01 from './scenarios/INS.va1.46.01.ts'
import s47_01 from './scenarios/INS.va1.47.01.ts'
import s47_02 from './scenarios/INS.va1.47.02.ts'
import s48_01 from './scenarios/INS.va1.48.01.ts'
import s48_02 from './scenarios/INS.va1.48.02.ts'
import s49_01 from './scenarios/INS.va1.49.01.ts'
import s50_01 from './scenarios/INS.va1.50.01.ts'
import s51_01 from './scenarios/INS.va1.51.01.ts'
import s52_01 from './scenarios/INS.va1.52.01.ts'
import serverCertificate from './scenarios/INS.va1.52.01--server-certificate.ts'
import s54_01 from './scenarios/INS.va1.54.01.ts'
import s54_02 from './scenarios/INS.va1.54.02.ts'
import s55_01 from './scenarios/INS.va1.55.01.ts'
import s55_02 from './scenarios/INS.va1.55.02.ts'
import s56_01 from './scenarios/INS.va1.56.01.ts'
import s56_01_cas_2 from './scenarios/INS.va1.56.01--cas-2.ts'
import s56_02 from './scenarios/INS.va1.56.02.ts'
import s56_02_cas_2 from './scenarios/INS.va1.56.02--cas-2.ts'
import s56_03 from './scenarios/INS.va1.56.03.ts'
import s57_01 from './scenarios/INS.va1.57.01.ts'
import s59_01 from './scenarios/INS.va1.59.01.ts'
import s59_02 from './scenarios/INS.va1.59.02.ts'
import s60_01 from './scenarios/INS.va1.60.01.ts'
import s60_02 from './scenarios/INS.va1.60.02.ts'
import s60_03 from './scenarios/INS.va1.60.03.ts'
import s60_04 from './scenarios/INS.va1.60.04.ts'
import s63_01 from './scenarios/INS.va1.63.01.ts'
import s67_01 from './scenarios/INS.va1.67.01.ts'
import s68_01 from './scenarios/INS.va1.68.01.ts'
import s68_02 from './scenarios/INS.va1.68.02.ts'
import s69_01 from './scenarios/INS.va1.69.01.ts'

const creation = { fr: 'Création d’une identité', en: 'Creation of an identity' }
const search = { fr: 'Recherche d’antériorité', en: 'Search for a known person' }
const rights = { fr: 'Habilitations et traces', en: 'Rights and traces' }
const recovery = { fr: 'Récupération de l’INS', en: 'Recovery of the INS' }
const statuses = { fr: 'Statuts, attributs et verrous', en: 'Statuses, attributes and locks' }
const diffusion = { fr: 'Diffusion de l’INS', en: 'Diffusion of the INS' }
const reception = { fr: 'Réception et vérification', en: 'Reception and verification' }

/** How a status rises, and is remembered. */
const ofAStatus = [
  creationChecks.newIdentityIsProvisoire,
  status.proofRaisesTheStatus,
  status.insiAnswerRaisesTheStatus,
  history.statusChangesAreKept,
]

/** What follows when a strict trait changes. */
const ofAStrictTrait = [
  declassing.strictChangeLowersTheStatus,
  declassing.strictChangeDeletesTheMatricule,
  propagation.changesAreToldToOthers,
]

const ins = suite(
  'ins',
  { fr: 'Identité nationale de santé', en: 'National health identity' },
  requirements as readonly Requirement[],
  [
    // Rules 1 and 5: what may, must and must not be typed.
    chapter(creation, s01_01, [fields.tenFieldsAreKept]),
    chapter(creation, s01_03, [dates.creationRefusesImpossibleDates]),
    chapter(creation, s56_01, [fields.tenFieldsAreKept]),
    chapter(creation, s56_02, [names.namesAreInCapitals, names.nameKeepsItsCharacters]),
    chapter(creation, s56_03, [dates.creationRefusesImpossibleDates]),
    chapter(creation, s21_01, [creationChecks.creationRefusesAMissingTrait]),
    chapter(creation, s22_01, [creationChecks.creationNeedsNothingElse]),
    chapter(creation, s36_01, [display.screenShowsTheMinimalIdentity]),
    // Rule 17: by birth date, name, given name or matricule.
    chapter(search, s02_01, [searchByTraits.searchByDateShowsEveryone]),
    chapter(search, s02_02, [searchByTraits.searchByDateAndNameIgnoresWhichName]),
    chapter(search, s02_03, [searchByTraits.searchByDateAndNameIgnoresWhichName]),
    chapter(search, s02_04, [searchByTraits.searchByDateAndGivenNameIgnoresWhichName]),
    chapter(search, s02_05, [searchByTraits.searchByDateAndGivenNameIgnoresWhichName]),
    chapter(search, s25_01, [searchByTraits.searchIgnoresPunctuation]),
    chapter(search, s25_02, [searchByTraits.searchIgnoresPunctuation]),
    chapter(search, s25_03, [searchByTraits.searchIgnoresPunctuation]),
    chapter(search, s25_04, [searchByTraits.searchIgnoresPunctuation]),
    chapter(search, s41_01, [
      searchChecks.searchByMatriculeFindsThePerson,
      searchChecks.searchRefusesAWrongKey,
      searchChecks.searchRefusesAMissingKey,
    ]),
    // Rules 4, 16, 31, 37 and 39: who may, and what is written down of it.
    chapter(rights, s50_01, [rightsChecks.patientsAreShownByRight]),
    chapter(rights, s32_01, [rightsChecks.insiIsCalledByRight]),
    chapter(rights, s39_01, [traces.readsAreTraced]),
    chapter(rights, s27_01, [traces.changesAreTraced]),
    chapter(rights, s49_01, [traces.insiCallsAreTraced]),
    chapter(rights, s38_01, [traces.insiCallsAreTraced]),
    chapter(rights, s38_02, [
      traces.insiCallsAreTraced,
      noAnswer.nothingComesOf01Or02,
      contexts.insiMessageIdIsNewEachTime,
    ]),
    chapter(rights, s35_01, [traces.insiAnswersAreTraced]),
    chapter(rights, s35_02, [traces.insiAnswersAreTraced]),
    chapter(rights, s46_01, [traces.partnersAreTraced]),
    // Rules 6, 11 and 12: what INSi returns, and what the product makes of it.
    chapter(recovery, s14_01, [
      certificate.insiIsCalledWithAnOrganisationCertificate,
      certificate.assertionToInsiIsOneThatItTakes,
    ]),
    chapter(recovery, s52_01, [
      requestTaken.insiTakesTheRequest,
      contexts.insiContextsAreOfTheCall,
      importChecks.matriculeAndOidAreTheOnesReturned,
      importChecks.prenomsNaissanceComeFromListePrenom,
      importChecks.strictTraitsAreTheOnesReturned,
    ]),
    chapter(recovery, serverCertificate, [
      serverCertificateChecks.expiredServerIsSentNothing,
      serverCertificateChecks.revokedServerIsSentNothing,
      serverCertificateChecks.unknownServerIsSentNothing,
      serverCertificateChecks.otherServerIsSentNothing,
    ]),
    chapter(recovery, s51_01, [
      firstGivenName.firstGivenNameStaysTheUsers,
      firstGivenName.incoherentFirstGivenNameIsTold,
    ]),
    chapter(recovery, s28_01, [date00.identityWithDate00IsNotImported]),
    chapter(recovery, s31_01, [emptyTrait.identityWithEmptyTraitIsNotImported]),
    chapter(recovery, s31_02, [emptyTrait.identityWithEmptyTraitIsNotImported]),
    chapter(recovery, s31_03, [emptyTrait.identityWithEmptyTraitIsNotImported]),
    // Rules 19, 20, 21, 25, 26 and 27: how an identity rises, falls and is protected.
    chapter(statuses, s23_01, [proofs.proofNatureIsKept]),
    chapter(statuses, s26_01, [proofs.trustOfAProofDecides]),
    chapter(statuses, s55_01, [status.proofRaisesTheStatus]),
    chapter(statuses, s55_02, [proofs.automatismValidates]),
    chapter(statuses, s33_01, [proofs.automatismCanBeOff]),
    chapter(statuses, s54_01, ofAStatus),
    chapter(statuses, s54_02, ofAStatus),
    chapter(statuses, s20_01, [attributes.doubtfulIdentityIsNotPresentedToInsi]),
    chapter(statuses, s20_02, [attributes.doubtfulIdentityIsNotPresentedToInsi]),
    chapter(statuses, s44_01_01, [attributes.doubtfulIdentityIsProvisoire, history.statusChangesAreKept]),
    chapter(statuses, s44_01_02, [attributes.doubtfulIdentityIsProvisoire, history.statusChangesAreKept]),
    chapter(statuses, s44_01_03, [attributes.doubtfulIdentityIsProvisoire, history.statusChangesAreKept]),
    chapter(statuses, s18_01, [locks.strictTraitsAreLocked]),
    chapter(statuses, s18_02, [locks.strictTraitsAreLocked]),
    chapter(statuses, s47_01, [display.locksAreShown]),
    chapter(statuses, s47_02, [display.locksAreShown]),
    chapter(statuses, s48_01, [locks.complementaryTraitsStayOpen]),
    chapter(statuses, s48_02, [locks.complementaryTraitsStayOpen]),
    chapter(statuses, s60_01, ofAStrictTrait),
    chapter(statuses, s60_02, ofAStrictTrait),
    chapter(statuses, s60_03, ofAStrictTrait),
    chapter(statuses, s60_04, ofAStrictTrait),
    // Rules 28 and 32: what leaves the product, by wire and on paper.
    chapter(diffusion, s59_01, [transmission.matriculeLeavesWhenQualifiedOnly]),
    chapter(diffusion, s59_02, [paper.paperKeepsTheMatriculeBack]),
    chapter(diffusion, s15_01, [paper.paperShowsTheMinimalIdentity]),
    chapter(diffusion, s10_01, [paper.paperShowsTheChosenTraits]),
    chapter(diffusion, s03_01, [paper.datamatrixSaysTheIdentity, paper.datamatrixFollowsItsFormat]),
    // Rules 30, 48, 49, 51, 52, 53 and 55: identities that come from elsewhere.
    chapter(reception, s01_02, [received.receivedNameIsKept]),
    chapter(reception, s56_02_cas_2, [received.receivedNameIsKept]),
    chapter(reception, s56_01_cas_2, [fields.tenFieldsAreKept]),
    chapter(reception, s67_01, [received.receivedTraitsAreKept]),
    chapter(reception, s68_01, [received.receivedTraitsAreKept]),
    chapter(reception, s68_02, [received.unqualifiedInsIsNotKept]),
    chapter(reception, s69_01, [received.receivedTraitsAreKept]),
    chapter(reception, s13_01, [verification.verifiedIdentityIsRecovered]),
    chapter(reception, s57_01, [verification.verifiedIdentityIsRecovered]),
    chapter(reception, s04_01, [
      received.trustedSenderKeepsTheQualification,
      received.untrustedSenderDoesNotQualify,
      received.receivedTraitsAreKept,
      received.unqualifiedInsIsNotKept,
    ]),
    chapter(reception, s11_01, [verification.receivedInsIsVerified, verification.knownInsIsNotVerifiedAgain]),
    chapter(reception, s05_01, [verification.refusedInsIsNotCreated]),
    chapter(reception, s07_01, [verification.refusedInsChangesNothing]),
    chapter(reception, s12_01, [verification.refusedDocumentWaits]),
    chapter(reception, s08_01, [
      localVerification.refusedLocalInsIsDropped,
      localVerification.refusedLocalIdentityWaits,
    ]),
    chapter(reception, s06_01, [localVerification.verificationsAreTraced]),
    chapter(reception, s63_01, [localVerification.verificationsAreTraced]),
  ],
  checksOf({
    attributes,
    certificate,
    contexts,
    creationChecks,
    date00,
    dates,
    declassing,
    display,
    emptyTrait,
    fields,
    firstGivenName,
    history,
    importChecks,
    localVerification,
    locks,
    messageTaken,
    names,
    noAnswer,
    paper,
    proofs,
    propagation,
    received,
    requestTaken,
    rightsChecks,
    searchChecks,
    searchByTraits,
    serverCertificateChecks,
    status,
    traces,
    transmission,
    verification,
  }),
)

export default ins

declare module '../../src/model/words.ts' {
  interface ChecksOfChapters {
    readonly ins: CheckIdsOf<typeof ins>
  }
}
