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
] as const
