import { scenario } from '../../../src/run/scenario.ts'
import { beforeBadCertificates } from '../../server-certificate.ts'
import { logIn } from '../drive/journey.ts'
import { nurse } from '../drive/people.ts'

export default scenario({
  id: 'PSC.01.01~server-certificate',
  title: {
    fr: 'Pro Santé Connect présente un certificat périmé, révoqué, inconnu, puis d’un autre hôte : le serveur ne lui demande rien',
    en: 'Pro Santé Connect presents a certificate expired, revoked, unknown, then of another host: the server asks it nothing',
  },
  requirements: ['PSC.01'],
  needs: ['session.login', 'session.list', 'session.logout'],
  drive: (bench) =>
    beforeBadCertificates(bench, 'psc', async () => {
      const { opened } = await logIn(bench, nurse)
      if (opened) await bench.pilot('session.logout', { nationalId: nurse })
    }),
})
