import { defect } from '../../defect.ts'

/** What the product may leave out when it meets the certificate of INSi. */
export const serverDefects = [
  defect(
    'ins.server-not-verified',
    'warn',
    [
      'ins.expiredServerIsSentNothing',
      'ins.revokedServerIsSentNothing',
      'ins.unknownServerIsSentNothing',
      'ins.otherServerIsSentNothing',
    ],
    'Ne vérifie rien du certificat d’INSi',
    'Verifies nothing of the certificate of INSi',
  ),
  defect(
    'ins.server-host-not-verified',
    'warn',
    ['ins.otherServerIsSentNothing'],
    'Ne compare pas l’hôte au certificat d’INSi',
    'Does not compare the host with the certificate of INSi',
  ),
  defect(
    'ins.server-dates-not-verified',
    'warn',
    ['ins.expiredServerIsSentNothing'],
    'Ne lit pas les dates du certificat d’INSi',
    'Does not read the dates of the certificate of INSi',
  ),
  defect(
    'ins.server-revocation-ignored',
    'warn',
    ['ins.revokedServerIsSentNothing'],
    'Ne consulte pas la liste de révocation d’INSi',
    'Does not consult the revocation list for INSi',
  ),
  defect(
    'ins.cps-assertion-self-signed',
    'warn',
    ['ins.assertionToInsiIsOneThatItTakes'],
    'L’assertion CPS est signée par un certificat que personne n’a émis',
    'The CPS assertion is signed by a certificate that nobody issued',
  ),
  defect(
    'ins.cps-assertion-expired',
    'warn',
    ['ins.assertionToInsiIsOneThatItTakes'],
    'L’assertion CPS a été émise deux heures plus tôt',
    'The CPS assertion was issued two hours before',
  ),
  defect(
    'ins.cps-assertion-dated-2099',
    'warn',
    ['ins.assertionToInsiIsOneThatItTakes'],
    'L’assertion CPS est datée de 2099',
    'The CPS assertion is dated 2099',
  ),
  defect(
    'ins.cps-assertion-without-client-certificate',
    'warn',
    ['ins.assertionToInsiIsOneThatItTakes'],
    'L’assertion CPS part sans certificat client',
    'The CPS assertion leaves without a client certificate',
  ),
  defect(
    'ins.insi-request-without-birth-date',
    'warn',
    ['ins.insiTakesTheRequest'],
    'La demande à INSi n’a pas de date de naissance, contre le contrat',
    'The request to INSi has no birth date, against the contract',
  ),
] as const
