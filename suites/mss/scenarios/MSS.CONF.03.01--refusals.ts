import { scenario } from '../../../src/run/scenario.ts'
import { needsToSendDocuments } from '../drive/mails.ts'
import { writesUnder } from '../drive/situations.ts'

export default scenario({
  id: 'MSS/CONF.03.01~refusals',
  title: {
    fr: 'L’opérateur n’offre que des suites hors liste, un groupe DH ou une courbe trop petits : rien ne lui est envoyé',
    en: 'The operator offers only unlisted suites, a DH group or a curve too small: nothing is sent to it',
  },
  requirements: ['MSS/CONF.03'],
  needs: needsToSendDocuments,
  drive: (drive) => writesUnder(drive, ['suites-unlisted', 'dh-1024', 'curve-small']),
})
