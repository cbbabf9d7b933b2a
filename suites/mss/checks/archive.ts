import { documentsTravelInAnArchive } from '../../../src/rules/mail/carried-documents.ts'
import { indexIsThere, readmeIsThere } from '../../../src/rules/xdm/layout.ts'
import { check } from '../../../src/run/check.ts'
import { ruleCheck } from '../../rule-check.ts'
import { mailsAskedToCarryDocuments, seenArchives } from '../evidence/mails.ts'

const verifies = ['MSS/CONF.23']

export const documentsTravelInAnXdmArchive = check({
  id: 'mss.documentsTravelInAnXdmArchive',
  title: {
    fr: 'Les documents sont dans une archive IHE_XDM.ZIP lisible, avec METADATA.XML et au moins un CDA',
    en: 'The documents are in a readable IHE_XDM.ZIP archive, with METADATA.XML and at least one CDA',
  },
  verifies,
  observes: mailsAskedToCarryDocuments,
  judge: documentsTravelInAnArchive,
})

export const xdmArchiveHasItsIndexAndReadme = ruleCheck({
  id: 'mss.xdmArchiveHasItsIndexAndReadme',
  title: {
    fr: 'L’archive a INDEX.HTM et README.TXT à sa racine',
    en: 'The archive has INDEX.HTM and README.TXT at its root',
  },
  verifies,
  rules: [indexIsThere, readmeIsThere],
  subjects: seenArchives,
})
