import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { adrun } from '../../people.ts'
import { beforeBadCertificates } from '../../server-certificate.ts'

export default scenario({
  id: 'INS/va1.52.01~server-certificate',
  title: {
    fr: 'INSi présente un certificat périmé, révoqué, inconnu, puis d’un autre hôte : rien ne lui est demandé',
    en: 'INSi presents a certificate expired, revoked, unknown, then of another host: nothing is asked of it',
  },
  requirements: ['INS/va1.52'],
  needs: ['identity.create', 'identity.fetchIns'],
  drive: async (bench) => {
    const { patientId } = accepted(await bench.pilot('identity.create', { traits: adrun }))
    await beforeBadCertificates(bench, 'insi', () => bench.pilot('identity.fetchIns', { patientId }))
  },
})
