import type { Defect } from '../../defect.ts'
import { defect } from './defect.ts'

/** What it can do wrong with INSi’s answers, statuses, attributes and locks. */
export const statusDefects: readonly Defect[] = [
  defect(
    'empty-traits-imported',
    'Une réponse d’INSi dont un trait est vide est importée',
    'An INSi answer with an empty trait is imported',
    'identityWithEmptyTraitIsNotImported',
  ),
  defect(
    'first-given-name-overwritten',
    'Le retour d’INSi remplace le premier prénom saisi',
    'INSi’s answer replaces the first given name typed',
    'firstGivenNameStaysTheUsers',
  ),
  defect(
    'incoherent-given-name-not-told',
    'L’écart entre premier prénom et liste d’INSi n’est pas signalé',
    'The difference between the first given name and INSi’s list is not told',
    'incoherentFirstGivenNameIsTold',
  ),
  defect(
    'insi-answer-does-not-raise-the-status',
    'La réponse d’INSi ne change pas le statut',
    'INSi’s answer does not change the status',
    'insiAnswerRaisesTheStatus',
  ),
  defect(
    'proof-does-not-raise-the-status',
    'Le justificatif ne change pas le statut',
    'The proof does not change the status',
    'proofRaisesTheStatus',
  ),
  defect(
    'proof-qualifies-without-insi',
    'Le justificatif suffit à qualifier l’identité',
    'The proof is enough to qualify the identity',
    'proofRaisesTheStatus',
  ),
  defect(
    'status-changes-forgotten',
    'Les changements de statut ne sont pas historisés',
    'Changes of status are not kept',
    'statusChangesAreKept',
  ),
  defect(
    'history-without-author',
    'L’historique des statuts ne dit pas qui',
    'The history of statuses does not say who',
    'statusChangesAreKept',
  ),
  defect(
    'doubtful-keeps-its-status',
    'Une identité douteuse ou fictive garde son statut',
    'A doubtful or fictitious identity keeps its status',
    'doubtfulIdentityIsProvisoire',
  ),
  defect(
    'insi-called-for-doubtful',
    'INSi est appelé pour une identité douteuse ou fictive',
    'INSi is called for a doubtful or fictitious identity',
    'doubtfulIdentityIsNotPresentedToInsi',
  ),
  defect(
    'strict-traits-not-locked',
    'Tout utilisateur modifie les traits stricts',
    'Every user changes the strict traits',
    'strictTraitsAreLocked',
  ),
  defect(
    'everything-is-locked',
    'Les traits complémentaires sont verrouillés aussi',
    'The complementary traits are locked too',
    'complementaryTraitsStayOpen',
  ),
  defect(
    'strict-change-keeps-the-status',
    'Un trait strict modifié ne déclasse pas l’identité',
    'A strict trait that changes does not lower the identity',
    'strictChangeLowersTheStatus',
  ),
  defect(
    'strict-change-keeps-the-matricule',
    'Un trait strict modifié laisse le matricule',
    'A strict trait that changes leaves the matricule',
    'strictChangeDeletesTheMatricule',
  ),
  defect(
    'changes-not-propagated',
    'Une modification d’identité n’est pas propagée aux systèmes connectés',
    'A change of identity is not told to the connected systems',
    'changesAreToldToOthers',
  ),
  defect(
    'recovered-without-insi',
    'Une identité que INSi ne trouve pas devient récupérée',
    'An identity that INSi does not find becomes récupérée',
    'nothingComesOf01Or02',
  ),
]
