import { check } from '../../../src/run/check.ts'
import { mailsAskedToCarryDocuments, type SeenMail, seenMails } from '../evidence/mails.ts'

const verifies = ['MSS/CONF.23']

const names = ({ message }: SeenMail): string =>
  message.attachments.map(({ filename }) => filename ?? '∅').join(', ') || '∅'

const found = (mail: SeenMail) => {
  const { archive, archiveProblem, cdas } = mail
  if (archiveProblem) {
    return { fr: `archive illisible : ${archiveProblem.fr}`, en: `unreadable archive: ${archiveProblem.en}` }
  }
  if (!archive) return { fr: `pièces jointes : ${names(mail)}`, en: `attachments: ${names(mail)}` }
  const files = archive.entries.map(({ name }) => name).join(', ')
  return { fr: `${cdas.length} CDA dans l’archive : ${files}`, en: `${cdas.length} CDA in the archive: ${files}` }
}

export const documentsTravelInAnXdmArchive = check({
  id: 'mss.documentsTravelInAnXdmArchive',
  title: {
    fr: 'Les documents sont dans une archive IHE_XDM.ZIP lisible, avec METADATA.XML et au moins un CDA',
    en: 'The documents are in a readable IHE_XDM.ZIP archive, with METADATA.XML and at least one CDA',
  },
  verifies,
  observes: mailsAskedToCarryDocuments,
  judge: (mail) => ({
    ok: mail.archive?.metadata !== undefined && mail.cdas.length > 0,
    expected: {
      fr: 'IHE_XDM.ZIP avec IHE_XDM/SUBSET01/METADATA.XML et un CDA',
      en: 'IHE_XDM.ZIP with IHE_XDM/SUBSET01/METADATA.XML and a CDA',
    },
    actual: found(mail),
  }),
})

export const xdmArchiveHasItsIndexAndReadme = check({
  id: 'mss.xdmArchiveHasItsIndexAndReadme',
  title: {
    fr: 'L’archive a INDEX.HTM et README.TXT à sa racine',
    en: 'The archive has INDEX.HTM and README.TXT at its root',
  },
  verifies,
  assumption: 'mss.xdm-layout',
  observes: async (record) => (await seenMails(record)).filter(({ value }) => value.archive !== undefined),
  judge: ({ archive }) => ({
    ok: archive?.index !== undefined && archive.readme !== undefined,
    expected: 'INDEX.HTM, README.TXT',
    actual: archive?.entries.map(({ name }) => name).join(', ') ?? '∅',
  }),
})
