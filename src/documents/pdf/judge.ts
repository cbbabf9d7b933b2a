import { type Lang, say, type Text } from '../../model/text.ts'
import { looksLikeDatamatrixIns } from '../../protocols/ins/datamatrix.ts'
import { readDatamatrices } from '../../protocols/pdf/barcodes.ts'
import { PdfError } from '../../protocols/pdf/error.ts'
import { readPdf } from '../../protocols/pdf/read.ts'
import { renderFirstPage } from '../../protocols/pdf/render.ts'
import { claimOfDatamatrix } from '../../rules/coherence/claims.ts'
import { wholeFile } from '../../rules/fact.ts'
import { datamatrixRules } from '../../rules/ins/datamatrix.ts'
import { pdfaRules } from '../../rules/pdf/pdfa.ts'
import { applyRules } from '../apply.ts'
import type { Judge } from '../judged.ts'
import type { FileFinding, RuleSetResult } from '../result.ts'
import type { ToldRule } from '../told-rules.ts'

const finding = (rule: ToldRule, severity: FileFinding['severity'], message: Text, lang: Lang): FileFinding => ({
  rule,
  severity,
  ...wholeFile,
  message: say(message, lang),
})

const preCheck: Text = {
  fr: "Ceci est un précontrôle PDF/A-1, niveau B (ISO 19005-1, 6.1 à 6.7 et 6.9). Il ne juge pas l'intérieur des images (JPEG et autres), les valeurs des choix fermés de XMP, ni le contenu d'un fichier chiffré ou compressé en LZW, déjà refusé.",
  en: 'This is a pre-check of PDF/A-1, level B (ISO 19005-1, 6.1 to 6.7 and 6.9). It does not judge the inside of images (JPEG and others), the values of closed choices of XMP, nor the content of a file that is encrypted or compressed with LZW, refused already.',
}

const notDrawn: Text = {
  fr: "La première page n'a pas pu être dessinée sans danger : le datamatrix INS n'y a pas été cherché.",
  en: 'The first page could not be drawn safely: the datamatrix INS was not looked for.',
}

const structure = async (bytes: Uint8Array, lang: Lang): Promise<RuleSetResult> => {
  try {
    const judged = applyRules(pdfaRules, readPdf(bytes), lang)
    return { ...judged, findings: [...judged.findings, finding('pdfa.pre-check', 'info', preCheck, lang)] }
  } catch (error) {
    if (!(error instanceof PdfError)) throw error
    const { name, version } = pdfaRules
    return {
      name,
      version,
      rulesFired: 1,
      aborted: null,
      findings: [finding('pdf.readable', 'error', error.text, lang)],
    }
  }
}

const insCodes = async (bytes: Uint8Array): Promise<readonly string[] | undefined> => {
  const page = await renderFirstPage(bytes)
  const texts = page && (await readDatamatrices(page))
  return texts?.filter(looksLikeDatamatrixIns)
}

/** A PDF: the pre-check of PDF/A-1, and the datamatrix INS of its first page as it is drawn. */
export const judgePdf: Judge = async ({ bytes, lang }) => {
  const pdfa = await structure(bytes, lang)
  if (pdfa.findings.some(({ rule }) => rule === 'pdf.readable')) return { ruleSets: [pdfa], claims: [] }
  const texts = await insCodes(bytes)
  if (texts === undefined) {
    const findings = [...pdfa.findings, finding('pdf.drawn', 'info', notDrawn, lang)]
    return { ruleSets: [{ ...pdfa, findings }], claims: [] }
  }
  return { ruleSets: [pdfa, applyRules(datamatrixRules, texts, lang)], claims: texts.map(claimOfDatamatrix) }
}
