import { defect } from '../../defect.ts'

/** What the product may leave out when it meets the certificate of Pro Santé Connect. */
export const serverDefects = [
  defect(
    'psc.server-not-verified',
    'warn',
    [
      'psc.expiredServerIsSentNothing',
      'psc.revokedServerIsSentNothing',
      'psc.unknownServerIsSentNothing',
      'psc.otherServerIsSentNothing',
    ],
    'Ne vérifie rien du certificat de Pro Santé Connect',
    'Verifies nothing of the certificate of Pro Santé Connect',
  ),
  defect(
    'psc.server-host-not-verified',
    'warn',
    ['psc.otherServerIsSentNothing'],
    'Ne compare pas l’hôte au certificat de Pro Santé Connect',
    'Does not compare the host with the certificate of Pro Santé Connect',
  ),
  defect(
    'psc.server-dates-not-verified',
    'warn',
    ['psc.expiredServerIsSentNothing'],
    'Ne lit pas les dates du certificat de Pro Santé Connect',
    'Does not read the dates of the certificate of Pro Santé Connect',
  ),
  defect(
    'psc.server-revocation-ignored',
    'warn',
    ['psc.revokedServerIsSentNothing'],
    'Ne consulte pas la liste de révocation de Pro Santé Connect',
    'Does not consult the revocation list for Pro Santé Connect',
  ),
] as const
