import type { Defect } from '../../defect.ts'
import { defect, doubtful } from './defect.ts'

/** What it can do wrong with identities that come from elsewhere. */
export const receptionDefects: readonly Defect[] = [
  defect(
    'received-name-cut',
    'Un nom reçu perd ses tirets et sa fin',
    'A name received loses its hyphens and its end',
    'receivedNameIsKept',
    'receivedTraitsAreKept',
  ),
  defect(
    'contracts-of-trust-ignored',
    'Le contrat de confiance est ignoré',
    'The contract of trust is ignored',
    'trustedSenderKeepsTheQualification',
  ),
  defect(
    'every-sender-trusted',
    'Tout émetteur est tenu pour un partenaire de confiance',
    'Every sender is taken for a trusted partner',
    'untrustedSenderDoesNotQualify',
  ),
  doubtful(
    'received-ins-not-verified',
    'Une INS reçue n’est pas vérifiée auprès d’INSi',
    'An INS received is not verified at INSi',
    'receivedInsIsVerified',
  ),
  doubtful(
    'known-ins-verified-again',
    'Une INS déjà tenue est vérifiée de nouveau',
    'An INS held already is verified again',
    'knownInsIsNotVerifiedAgain',
  ),
  doubtful(
    'verified-identity-stays-provisoire',
    'Vérifiée OK, l’identité reçue reste provisoire',
    'Verified OK, the identity received stays provisoire',
    'verifiedIdentityIsRecovered',
  ),
  doubtful(
    'refused-ins-accepted',
    'Une INS refusée par INSi est prise quand même',
    'An INS refused by INSi is taken all the same',
    'refusedInsIsNotCreated',
    'refusedInsChangesNothing',
  ),
  doubtful(
    'refused-document-integrated',
    'Un document dont l’INS est refusée est intégré',
    'A document whose INS is refused is integrated',
    'refusedDocumentWaits',
  ),
  doubtful(
    'refused-local-ins-kept',
    'Une identité que la vérification refuse garde statut et matricule',
    'An identity that the verification refuses keeps status and matricule',
    'refusedLocalInsIsDropped',
  ),
  doubtful(
    'refused-local-identity-forgotten',
    'Une identité refusée n’entre pas dans la liste de travail',
    'A refused identity does not enter the worklist',
    'refusedLocalIdentityWaits',
  ),
  doubtful(
    'verifications-not-traced',
    'Les vérifications auprès d’INSi ne sont pas tracées',
    'Verifications at INSi are not traced',
    'verificationsAreTraced',
  ),
  doubtful(
    'unqualified-ins-kept',
    'L’INS d’une identité provisoire reçue est gardée',
    'The INS of a provisional identity received is kept',
    'unqualifiedInsIsNotKept',
  ),
]
