import type { SeenAttachment } from '../../protocols/mail/opened.ts'
import { type Fact, fact } from '../fact.ts'
import { type Rule, rule } from '../rule.ts'
import { type MailCase, whole, withCda } from './case.ts'
import { patientAddress } from './patient-address.ts'
import { pdfName } from './pdf-name.ts'

const clause = 'MSS/CONF.23'
const megabytes = 25

const ofKind = (kind: SeenAttachment['kind']) => (mail: MailCase) =>
  mail.attachments.filter((attachment) => attachment.kind === kind)

const archives = ofKind('xdm')
export const pdfs = ofKind('pdf')

const named = ({ filename }: SeenAttachment): string => filename ?? '∅'

export const archiveIsReadable = rule<MailCase, SeenAttachment>({
  id: 'mail.archive-readable',
  clause,
  title: { fr: 'IHE_XDM.ZIP est une archive IHE_XDM', en: 'IHE_XDM.ZIP is an IHE_XDM archive' },
  facts: ({ attachments }) => attachments.filter(({ isNamedXdm }) => isNamedXdm).map((one) => fact(one)),
  judge: ({ kind, filename }) =>
    kind === 'xdm'
      ? undefined
      : { fr: `${filename} n'est pas une archive IHE_XDM.`, en: `${filename} is no IHE_XDM archive.` },
})

export const archiveName = rule<MailCase, SeenAttachment>({
  id: 'mail.archive-name',
  clause,
  title: { fr: "L'archive se nomme IHE_XDM.ZIP", en: 'The archive is named IHE_XDM.ZIP' },
  facts: (mail) => archives(mail).map((one) => fact(one)),
  judge: (attachment) =>
    attachment.isNamedXdm
      ? undefined
      : {
          fr: `L'archive se nomme « ${named(attachment)} », attendu IHE_XDM.ZIP.`,
          en: `The archive is named "${named(attachment)}", expected IHE_XDM.ZIP.`,
        },
})

export const cdaIsInArchive = rule<MailCase, SeenAttachment>({
  id: 'mail.cda-in-archive',
  clause,
  title: { fr: "Un CDA est transmis dans l'archive", en: 'A CDA travels in the archive' },
  facts: (mail) => ofKind('cda')(mail).map((one) => fact(one)),
  judge: (attachment) => ({
    fr: `Le CDA « ${named(attachment)} » est joint seul, hors d'une archive IHE_XDM.ZIP.`,
    en: `The CDA "${named(attachment)}" is attached by itself, outside an IHE_XDM.ZIP archive.`,
  }),
})

export const pdfWithEachCda = rule<MailCase, MailCase>({
  id: 'mail.pdf-with-each-cda',
  clause,
  title: {
    fr: "Chaque CDA de l'archive a son PDF en pièce jointe",
    en: 'Each CDA of the archive has its PDF attached',
  },
  facts: withCda,
  judge: (mail) => {
    const { cdas } = mail
    const found = pdfs(mail)
    return {
      ok: found.length >= cdas.length,
      expected: `${cdas.length} PDF`,
      actual: `${found.length} PDF : ${found.map(named).join(', ') || '∅'}`,
      sentence: {
        fr: `${found.length} PDF pour ${cdas.length} CDA.`,
        en: `${found.length} PDF for ${cdas.length} CDA.`,
      },
    }
  },
})

/** What is attached, and to whom it goes. */
export const attachmentRules: readonly Rule<MailCase>[] = [
  rule<MailCase, MailCase>({
    id: 'mail.from',
    clause: 'RFC 5322, 3.6',
    title: { fr: 'Le message a un expéditeur', en: 'The mail has a sender' },
    facts: whole,
    judge: ({ message }) =>
      message.from?.address
        ? undefined
        : { fr: "L'en-tête From est absent ou vide.", en: 'The From header is absent or empty.' },
  }),
  archiveIsReadable,
  archiveName,
  rule<MailCase, number>({
    id: 'mail.one-archive',
    clause: 'MSS/CONF.23 (un message, un usager)',
    severity: 'warning',
    title: { fr: 'Le message a une seule archive', en: 'The mail has one archive' },
    facts: (mail): readonly Fact<number>[] => {
      const { length } = archives(mail)
      return length > 0 ? [fact(length)] : []
    },
    judge: (count) =>
      count === 1
        ? undefined
        : { fr: `${count} archives IHE_XDM dans un message.`, en: `${count} IHE_XDM archives in one mail.` },
  }),
  cdaIsInArchive,
  pdfWithEachCda,
  pdfName,
  patientAddress,
  rule<MailCase, number>({
    id: 'mail.size',
    clause: 'Mon espace santé (source indirecte)',
    severity: 'warning',
    title: { fr: `Le message ne dépasse pas ${megabytes} Mo`, en: `The mail is not larger than ${megabytes} MB` },
    facts: ({ size }) => [fact(size)],
    judge: (size) =>
      size <= megabytes * 1024 * 1024
        ? undefined
        : {
            fr: `Le message pèse ${Math.ceil(size / 1024 / 1024)} Mo, attendu ${megabytes} au plus.`,
            en: `The mail weighs ${Math.ceil(size / 1024 / 1024)} MB, expected ${megabytes} at most.`,
          },
  }),
]
