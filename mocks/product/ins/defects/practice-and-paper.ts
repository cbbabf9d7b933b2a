import type { Defect } from '../../defect.ts'
import { defect, doubtful } from './defect.ts'

/** What it can do wrong with the screen, the settings, rights, traces, and what leaves it. */
export const practiceDefects: readonly Defect[] = [
  defect(
    'locks-not-shown',
    'L’écran ne montre pas les champs verrouillés',
    'The screen does not show the locked fields',
    'locksAreShown',
  ),
  defect(
    'screen-without-sex',
    'L’écran ne montre pas le sexe',
    'The screen does not show the sex',
    'screenShowsTheMinimalIdentity',
  ),
  defect(
    'proof-nature-not-kept',
    'La nature du justificatif n’est pas gardée',
    'The nature of the proof is not kept',
    'proofNatureIsKept',
  ),
  defect(
    'any-proof-validates',
    'N’importe quel justificatif valide l’identité',
    'Any proof validates the identity',
    'trustOfAProofDecides',
  ),
  defect(
    'automatic-validation-never',
    'L’automatisme annoncé ne valide rien',
    'The automatism announced validates nothing',
    'automatismValidates',
  ),
  defect(
    'automatic-validation-always-on',
    'L’automatisme de validation ne peut être coupé',
    'The automatism of validation cannot be switched off',
    'automatismCanBeOff',
  ),
  defect(
    'patients-open-to-everyone',
    'Tout utilisateur voit les patients',
    'Every user sees the patients',
    'patientsAreShownByRight',
  ),
  defect('insi-open-to-everyone', 'Tout utilisateur appelle INSi', 'Every user calls INSi', 'insiIsCalledByRight'),
  defect(
    'reads-not-traced',
    'Les accès à l’INS ne sont pas tracés',
    'Accesses to the INS are not traced',
    'readsAreTraced',
  ),
  defect(
    'changes-not-traced',
    'Les modifications d’identité ne sont pas tracées',
    'Changes of identity are not traced',
    'changesAreTraced',
  ),
  defect(
    'traces-name-the-session-user',
    'Les traces nomment l’utilisateur de la session et non celui qui agit',
    'The traces name the session’s user, not who acts',
    'insiCallsAreTraced',
    'readsAreTraced',
    'changesAreTraced',
  ),
  defect(
    'insi-calls-not-traced',
    'Les appels à INSi ne sont pas tracés',
    'Calls of INSi are not traced',
    'insiCallsAreTraced',
    'insiAnswersAreTraced',
  ),
  defect(
    'insi-answers-not-traced',
    'Le retour d’INSi n’est pas tracé',
    'INSi’s answer is not traced',
    'insiAnswersAreTraced',
  ),
  defect(
    'partners-not-traced',
    'Le destinataire d’un envoi n’est pas tracé',
    'The recipient of a sending is not traced',
    'partnersAreTraced',
  ),
  defect(
    'wrong-insi-certificate',
    'INSi est appelé avec un autre certificat que celui de l’organisation pour INSi',
    'INSi is called with another certificate than the organisation’s for INSi',
    'insiIsCalledWithAnOrganisationCertificate',
  ),
  defect(
    'matricule-sent-when-recovered',
    'Le matricule part dès que l’identité est récupérée',
    'The matricule leaves as soon as the identity is recovered',
    'matriculeLeavesWhenQualifiedOnly',
  ),
  defect(
    'paper-shows-recovered-matricule',
    'Le papier porte le matricule d’une identité récupérée',
    'The paper has the matricule of a recovered identity',
    'paperKeepsTheMatriculeBack',
  ),
  defect(
    'paper-without-nature',
    'Le matricule imprimé n’est pas suivi de sa nature',
    'The matricule printed is not followed by its nature',
    'paperShowsTheMinimalIdentity',
  ),
  defect(
    'printed-traits-ignored',
    'Le paramétrage des traits imprimés est ignoré',
    'The setting of printed traits is ignored',
    'paperShowsTheChosenTraits',
  ),
  defect(
    'paper-without-datamatrix',
    'Le papier d’un usager qualifié n’a pas de datamatrix',
    'The paper of a qualified person has no datamatrix',
    'datamatrixSaysTheIdentity',
  ),
  defect(
    'datamatrix-with-one-given-name',
    'Le datamatrix porte le premier prénom au lieu de la liste',
    'The datamatrix has the first given name instead of the list',
    'datamatrixSaysTheIdentity',
  ),
  doubtful(
    'datamatrix-without-separators',
    'Le datamatrix n’a pas de séparateur entre ses champs de longueur variable',
    'The datamatrix has no separator between its fields of variable length',
    'datamatrixFollowsItsFormat',
  ),
]
