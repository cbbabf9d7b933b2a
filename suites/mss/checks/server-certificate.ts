import { goesNoFurther } from './goes-no-further.ts'

export const expiredServerIsSentNothing = goesNoFurther({
  id: 'mss.expiredServerIsSentNothing',
  before: { fr: 'un opérateur dont le certificat est périmé', en: 'an operator whose certificate has expired' },
  faults: ['certificate-expired'],
  verifies: ['MSS/va1.04'],
})

export const notYetValidServerIsSentNothing = goesNoFurther({
  id: 'mss.notYetValidServerIsSentNothing',
  before: {
    fr: 'un opérateur dont le certificat ne vaut pas encore',
    en: 'an operator whose certificate is not valid yet',
  },
  faults: ['certificate-not-yet-valid'],
  verifies: ['MSS/va1.03', 'MSS/va1.04'],
  assumption: 'mss.server-identity',
})

export const revokedServerIsSentNothing = goesNoFurther({
  id: 'mss.revokedServerIsSentNothing',
  before: {
    fr: 'un opérateur dont le certificat est révoqué par la liste connue',
    en: 'an operator whose certificate is revoked by the known list',
  },
  faults: ['certificate-revoked'],
  verifies: ['MSS/va1.03'],
  assumption: 'mss.server-identity',
})

export const unknownServerIsSentNothing = goesNoFurther({
  id: 'mss.unknownServerIsSentNothing',
  before: {
    fr: 'un opérateur dont le certificat vient d’une autorité inconnue',
    en: 'an operator whose certificate comes from an unknown authority',
  },
  faults: ['certificate-unknown-authority'],
  verifies: ['MSS/va1.03'],
  assumption: 'mss.server-identity',
})

export const selfSignedServerIsSentNothing = goesNoFurther({
  id: 'mss.selfSignedServerIsSentNothing',
  before: {
    fr: 'un opérateur dont le certificat n’est signé que par lui-même',
    en: 'an operator whose certificate is signed by itself alone',
  },
  faults: ['certificate-self-signed'],
  verifies: ['MSS/va1.03'],
  assumption: 'mss.server-identity',
})

export const otherServerIsSentNothing = goesNoFurther({
  id: 'mss.otherServerIsSentNothing',
  before: {
    fr: 'un opérateur dont le certificat est celui d’un autre hôte',
    en: 'an operator whose certificate is another host’s',
  },
  faults: ['certificate-other-host'],
  verifies: ['MSS/va1.03'],
  assumption: 'mss.server-identity',
})

export const clientCertificateIsNoServer = goesNoFurther({
  id: 'mss.clientCertificateIsNoServer',
  before: {
    fr: 'un opérateur dont le certificat n’est fait que pour un client',
    en: 'an operator whose certificate is made for a client only',
  },
  faults: ['certificate-wrong-usage'],
  verifies: ['MSS/va1.03'],
  assumption: 'mss.server-identity',
})
