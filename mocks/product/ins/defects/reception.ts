import { defect } from '../../defect.ts'

/** What it can do wrong with identities that come from elsewhere. */
export const receptionDefects = [
  defect(
    'ins.received-name-cut',
    'fail',
    ['ins.receivedNameIsKept', 'ins.receivedTraitsAreKept'],
    'Un nom reçu perd ses tirets et sa fin',
    'A name received loses its hyphens and its end',
  ),
  defect(
    'ins.contracts-of-trust-ignored',
    'fail',
    ['ins.trustedSenderKeepsTheQualification'],
    'Le contrat de confiance est ignoré',
    'The contract of trust is ignored',
  ),
  defect(
    'ins.every-sender-trusted',
    'fail',
    ['ins.untrustedSenderDoesNotQualify'],
    'Tout émetteur est tenu pour un partenaire de confiance',
    'Every sender is taken for a trusted partner',
  ),
  defect(
    'ins.received-ins-not-verified',
    'warn',
    ['ins.receivedInsIsVerified'],
    'Une INS reçue n’est pas vérifiée auprès d’INSi',
    'An INS received is not verified at INSi',
  ),
  defect(
    'ins.known-ins-verified-again',
    'warn',
    ['ins.knownInsIsNotVerifiedAgain'],
    'Une INS déjà tenue est vérifiée de nouveau',
    'An INS held already is verified again',
  ),
  defect(
    'ins.verified-identity-stays-provisoire',
    'warn',
    ['ins.verifiedIdentityIsRecovered'],
    'Vérifiée OK, l’identité reçue reste provisoire',
    'Verified OK, the identity received stays provisoire',
  ),
  defect(
    'ins.refused-ins-accepted',
    'warn',
    ['ins.refusedInsIsNotCreated', 'ins.refusedInsChangesNothing'],
    'Une INS refusée par INSi est prise quand même',
    'An INS refused by INSi is taken all the same',
  ),
  defect(
    'ins.refused-document-integrated',
    'warn',
    ['ins.refusedDocumentWaits'],
    'Un document dont l’INS est refusée est intégré',
    'A document whose INS is refused is integrated',
  ),
  defect(
    'ins.refused-local-ins-kept',
    'warn',
    ['ins.refusedLocalInsIsDropped'],
    'Une identité que la vérification refuse garde statut et matricule',
    'An identity that the verification refuses keeps status and matricule',
  ),
  defect(
    'ins.refused-local-identity-forgotten',
    'warn',
    ['ins.refusedLocalIdentityWaits'],
    'Une identité refusée n’entre pas dans la liste de travail',
    'A refused identity does not enter the worklist',
  ),
  defect(
    'ins.verifications-not-traced',
    'warn',
    ['ins.verificationsAreTraced'],
    'Les vérifications auprès d’INSi ne sont pas tracées',
    'Verifications at INSi are not traced',
  ),
  defect(
    'ins.unqualified-ins-kept',
    'warn',
    ['ins.unqualifiedInsIsNotKept'],
    'L’INS d’une identité provisoire reçue est gardée',
    'The INS of a provisional identity received is kept',
  ),
] as const
