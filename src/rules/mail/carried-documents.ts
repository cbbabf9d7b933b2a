import type { Finding } from '../../model/finding.ts'
import type { Text } from '../../model/text.ts'
import type { OpenedMail } from '../../protocols/mail/opened.ts'
import { archiveIsReadable, archiveName, cdaIsInArchive } from './attachments.ts'

const names = (mail: OpenedMail): string => mail.attachments.map(({ filename }) => filename ?? '∅').join(', ') || '∅'

const found = (mail: OpenedMail): Text => {
  const { archives, closed, cdas } = mail
  const [problem] = closed
  if (problem !== undefined) {
    return { fr: `archive illisible : ${problem.problem.fr}`, en: `unreadable archive: ${problem.problem.en}` }
  }
  if (archives.length === 0) return { fr: `pièces jointes : ${names(mail)}`, en: `attachments: ${names(mail)}` }
  const files = archives.flatMap(({ archive }) => archive.entries.map(({ name }) => name)).join(', ')
  const where = `${names(mail)} : ${files}`
  return { fr: `${cdas.length} CDA dans l’archive ; ${where}`, en: `${cdas.length} CDA in the archive; ${where}` }
}

/**
 * MSS/CONF.23, of a mail that was to carry documents: they travel in an archive named IHE_XDM.ZIP, which opens, with its
 * metadata and at least one CDA, and no CDA goes beside it.
 */
export const documentsTravelInAnArchive = (mail: OpenedMail): Finding => {
  const asked = [archiveIsReadable, archiveName, cdaIsInArchive].flatMap((rule) => rule.judge(mail))
  const described = mail.archives.every(({ archive }) => archive.metadata !== undefined)
  return {
    ok: mail.cdas.length > 0 && mail.closed.length === 0 && described && asked.every(({ ok }) => ok),
    expected: {
      fr: 'IHE_XDM.ZIP avec IHE_XDM/SUBSET01/METADATA.XML et un CDA',
      en: 'IHE_XDM.ZIP with IHE_XDM/SUBSET01/METADATA.XML and a CDA',
    },
    actual: found(mail),
  }
}
