import { defect } from '../defect.ts'

/** What the product may leave out when it meets the certificate of the DMP. */
export const serverDefects = [
  defect(
    'dmp.server-not-verified',
    'warn',
    [
      'dmp.expiredServerIsSentNothing',
      'dmp.revokedServerIsSentNothing',
      'dmp.unknownServerIsSentNothing',
      'dmp.otherServerIsSentNothing',
    ],
    'Ne vérifie rien du certificat du DMP',
    'Verifies nothing of the certificate of the DMP',
  ),
  defect(
    'dmp.server-host-not-verified',
    'warn',
    ['dmp.otherServerIsSentNothing'],
    'Ne compare pas l’hôte au certificat du DMP',
    'Does not compare the host with the certificate of the DMP',
  ),
  defect(
    'dmp.server-dates-not-verified',
    'warn',
    ['dmp.expiredServerIsSentNothing'],
    'Ne lit pas les dates du certificat du DMP',
    'Does not read the dates of the certificate of the DMP',
  ),
  defect(
    'dmp.server-revocation-ignored',
    'warn',
    ['dmp.revokedServerIsSentNothing'],
    'Ne consulte pas la liste de révocation du DMP',
    'Does not consult the revocation list for the DMP',
  ),
] as const
