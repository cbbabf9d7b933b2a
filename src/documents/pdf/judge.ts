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
  fr: 'Ceci est un précontrôle PDF/A-1 : il ne remplace pas un validateur complet (les pages elles-mêmes ne sont pas interprétées).',
  en: 'This is a PDF/A-1 pre-check: it does not replace a full validator (the pages themselves are not interpreted).',
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
  if (texts === undefined) return { ruleSets: [pdfa], claims: [] }
  return { ruleSets: [pdfa, applyRules(datamatrixRules, texts, lang)], claims: texts.map(claimOfDatamatrix) }
}
