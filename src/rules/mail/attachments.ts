import { isMatricule } from '../../protocols/ins/matricule.ts'
import { readPdfName } from '../../protocols/mail/pdf-name.ts'
import { type Fact, fact } from '../fact.ts'
import { type Rule, rule } from '../rule.ts'
import type { MailCase, SeenAttachment } from './case.ts'

const clause = 'MSS/CONF.23'
const megabytes = 25

const whole = (mail: MailCase): readonly Fact<MailCase>[] => [fact(mail)]
const ofKind = (kind: SeenAttachment['kind']) => (mail: MailCase) =>
  mail.attachments.filter((attachment) => attachment.kind === kind)

const archives = ofKind('xdm')
const pdfs = ofKind('pdf')
const carries = (mail: MailCase): boolean => archives(mail).length > 0

interface PatientAddress {
  readonly local: string
  readonly matricules: readonly string[]
}

/** Addresses of usagers: `<matricule>@patient.mssante.fr`. */
const patientAddresses = ({ message, cdas }: MailCase): readonly Fact<PatientAddress>[] =>
  [...message.to, ...message.cc].flatMap(({ address = '' }) => {
    const [, local] = /^(.*)@patient\.mssante\.fr$/i.exec(address) ?? []
    const matricules = cdas.flatMap(({ ins }) => (ins ? [ins] : []))
    return local === undefined ? [] : [fact({ local: local.toUpperCase(), matricules })]
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
  rule<MailCase, SeenAttachment>({
    id: 'mail.archive-readable',
    clause,
    title: { fr: 'IHE_XDM.ZIP est une archive IHE_XDM', en: 'IHE_XDM.ZIP is an IHE_XDM archive' },
    facts: ({ attachments }) => attachments.filter(({ isNamedXdm }) => isNamedXdm).map((one) => fact(one)),
    judge: ({ kind, filename }) =>
      kind === 'xdm'
        ? undefined
        : { fr: `${filename} n'est pas une archive IHE_XDM.`, en: `${filename} is no IHE_XDM archive.` },
  }),
  rule<MailCase, SeenAttachment>({
    id: 'mail.archive-name',
    clause,
    title: { fr: "L'archive se nomme IHE_XDM.ZIP", en: 'The archive is named IHE_XDM.ZIP' },
    facts: (mail) => archives(mail).map((one) => fact(one)),
    judge: ({ isNamedXdm, filename }) =>
      isNamedXdm
        ? undefined
        : {
            fr: `L'archive se nomme « ${filename ?? '∅'} », attendu IHE_XDM.ZIP.`,
            en: `The archive is named "${filename ?? '∅'}", expected IHE_XDM.ZIP.`,
          },
  }),
  rule<MailCase, number>({
    id: 'mail.one-archive',
    clause: 'MSS/CONF.23 (un message, un usager)',
    severity: 'warning',
    title: { fr: 'Le message a une seule archive', en: 'The mail has one archive' },
    facts: (mail) => (carries(mail) ? [fact(archives(mail).length)] : []),
    judge: (count) =>
      count === 1
        ? undefined
        : { fr: `${count} archives IHE_XDM dans un message.`, en: `${count} IHE_XDM archives in one mail.` },
  }),
  rule<MailCase, SeenAttachment>({
    id: 'mail.cda-in-archive',
    clause,
    title: { fr: "Un CDA est transmis dans l'archive", en: 'A CDA travels in the archive' },
    facts: (mail) => ofKind('cda')(mail).map((one) => fact(one)),
    judge: ({ filename }) => ({
      fr: `Le CDA « ${filename ?? '∅'} » est joint seul, hors d'une archive IHE_XDM.ZIP.`,
      en: `The CDA "${filename ?? '∅'}" is attached by itself, outside an IHE_XDM.ZIP archive.`,
    }),
  }),
  rule<MailCase, MailCase>({
    id: 'mail.pdf-with-each-cda',
    clause,
    title: {
      fr: "Chaque CDA de l'archive a son PDF en pièce jointe",
      en: 'Each CDA of the archive has its PDF attached',
    },
    facts: (mail) => (mail.cdas.length > 0 ? whole(mail) : []),
    judge: (mail) =>
      pdfs(mail).length >= mail.cdas.length
        ? undefined
        : {
            fr: `${pdfs(mail).length} PDF pour ${mail.cdas.length} CDA.`,
            en: `${pdfs(mail).length} PDF for ${mail.cdas.length} CDA.`,
          },
  }),
  rule<MailCase, string>({
    id: 'mail.pdf-name',
    clause: 'ECO.2.1.6 (source indirecte)',
    severity: 'warning',
    title: {
      fr: 'Le PDF se nomme <date de l’acte>_<type>_<NOM>_<prénom>[_<n° de dossier>].pdf',
      en: 'The PDF is named <date of the act>_<type>_<NAME>_<given name>[_<record number>].pdf',
    },
    facts: (mail) => (mail.cdas.length > 0 ? pdfs(mail).map(({ filename }) => fact(filename ?? '')) : []),
    judge: (filename) =>
      readPdfName(filename)
        ? undefined
        : {
            fr: `« ${filename} » ne suit pas AAAAMMJJ_<type>_<NOM>_<prénom>[_<n° de dossier>].pdf.`,
            en: `"${filename}" does not follow AAAAMMJJ_<type>_<NAME>_<given name>[_<record number>].pdf.`,
          },
  }),
  rule<MailCase, PatientAddress>({
    id: 'mail.patient-address',
    clause: 'MSS/va1.19',
    title: {
      fr: "L'adresse d'un usager est le matricule INS du patient",
      en: "A patient's address is the patient's matricule INS",
    },
    facts: patientAddresses,
    judge: ({ local, matricules }) =>
      isMatricule(local) && (matricules.length === 0 || matricules.includes(local))
        ? undefined
        : {
            fr: `L'adresse ${local}@patient.mssante.fr n'est pas faite du matricule du patient${matricules.length > 0 ? ` (${matricules.join(', ')})` : ''}.`,
            en: `The address ${local}@patient.mssante.fr is not made of the patient's matricule${matricules.length > 0 ? ` (${matricules.join(', ')})` : ''}.`,
          },
  }),
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
