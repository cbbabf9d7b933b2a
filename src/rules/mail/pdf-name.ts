import { sameLetters } from '../../protocols/mail/letters.ts'
import { readPdfName } from '../../protocols/mail/pdf-name.ts'
import { labelOf } from '../../protocols/mail/subject.ts'
import type { Claim } from '../coherence/claim.ts'
import { claimOfCda } from '../coherence/claims.ts'
import { type Fact, fact } from '../fact.ts'
import { rule } from '../rule.ts'
import type { MailCase } from './case.ts'

const form = 'AAAAMMJJ_<type>_<NOM>_<prénom>[_<n° de dossier>].pdf'

interface Named {
  readonly filename: string
  readonly cdas: readonly Claim[]
}

const namedPdfs = ({ attachments, cdas }: MailCase): readonly Fact<Named>[] => {
  const claims = cdas.map(({ header }) => claimOfCda(header))
  if (claims.length === 0) return []
  return attachments
    .filter(({ kind }) => kind === 'pdf')
    .map(({ filename }) => fact({ filename: filename ?? '', cdas: claims }))
}

/** Days of the acts that a PDF of this label may be about: those of the CDA of that type, else of all of them. */
const daysOf = (label: string, cdas: readonly Claim[]): readonly string[] | undefined => {
  const ofType = cdas.filter(({ typeLabel }) => typeLabel !== undefined && sameLetters(labelOf([typeLabel]), label))
  const days = (ofType.length > 0 ? ofType : cdas).map(({ actDate }) => actDate)
  return days.every((day) => day !== undefined && day.length === 8)
    ? days.filter((day) => day !== undefined)
    : undefined
}

/** Form of the name, and the day of the act. Whether label and names are those of the CDA is told by the coherence rules. */
export const pdfName = rule<MailCase, Named>({
  id: 'mail.pdf-name',
  clause: 'ECO.2.1.6 (source indirecte)',
  assumption: 'mss.pdf-name',
  severity: 'warning',
  title: {
    fr: 'Le PDF se nomme <date de l’acte>_<type>_<NOM>_<prénom>[_<n° de dossier>].pdf',
    en: 'The PDF is named <date of the act>_<type>_<NAME>_<given name>[_<record number>].pdf',
  },
  facts: namedPdfs,
  judge: ({ filename, cdas }) => {
    const read = readPdfName(filename)
    const days = read && daysOf(read.label, cdas)
    const ofAnotherDay = read !== undefined && days !== undefined && !days.includes(read.date)
    return {
      ok: read !== undefined && !ofAnotherDay,
      expected: days ? `${days.join(' | ')}_…` : form,
      actual: filename || '∅',
      sentence: ofAnotherDay
        ? {
            fr: `« ${filename} » n'est pas à la date de l'acte du CDA, ${days.join(' ou ')}.`,
            en: `"${filename}" is not dated as the act of the CDA, ${days.join(' or ')}.`,
          }
        : { fr: `« ${filename} » ne suit pas ${form}.`, en: `"${filename}" does not follow ${form}.` },
    }
  },
})
