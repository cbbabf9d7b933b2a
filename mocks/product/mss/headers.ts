import type { CdaHeader } from '../../../src/protocols/cda/types.ts'
import { isInsOid } from '../../../src/protocols/ins/matricule.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import type { CarriedDocument } from './carried.ts'

const hasQualifiedIns = ({ recordTargets: [patient] }: CdaHeader): boolean => {
  const ins = patient?.ids.find(({ root }) => isInsOid(root))?.extension
  return [ins, patient?.birthFamily, patient?.firstGiven, patient?.birthTime, patient?.gender].every(
    (trait) => trait !== undefined,
  )
}

export const insHeaderMissing = defect(
  'mss.ins-header-missing',
  'fail',
  ['mss.insHeaderTellsWhetherTheInsIsQualified'],
  'L’en-tête X-MSS-INS n’est jamais posé',
  'The header X-MSS-INS is never set',
)

export const insHeaderOnEveryMail = defect(
  'mss.ins-header-on-every-mail',
  'fail',
  ['mss.insHeaderOnlyGoesWithACda'],
  'X-MSS-INS est posé sur un message sans CDA',
  'X-MSS-INS is set on a mail without a CDA',
)

export const insHeaderAlwaysYes = defect(
  'mss.ins-header-always-yes',
  'fail',
  ['mss.insHeaderTellsWhetherTheInsIsQualified'],
  'X-MSS-INS vaut O même quand le CDA ne porte pas d’INS qualifiée',
  'X-MSS-INS is O even when the CDA carries no qualified INS',
)

/** MSS/CONF.14: `O` when the archive carries a qualified INS, else `N`; no header without a CDA. */
const insHeader = (documents: readonly CarriedDocument[], { has }: ProductContext): string | undefined => {
  if (has(insHeaderMissing)) return undefined
  if (documents.length === 0) return has(insHeaderOnEveryMail) ? 'N' : undefined
  if (has(insHeaderAlwaysYes)) return 'O'
  return documents.every(({ header }) => hasQualifiedIns(header)) ? 'O' : 'N'
}

export const codecdaMissing = defect(
  'mss.codecda-missing',
  'fail',
  ['mss.codeCdaHeaderNamesTheDocuments'],
  'L’en-tête X-MSS-CODECDA n’est jamais posé',
  'The header X-MSS-CODECDA is never set',
)

export const codecdaOnEveryMail = defect(
  'mss.codecda-on-every-mail',
  'fail',
  ['mss.codeCdaHeaderOnlyGoesWithACda'],
  'X-MSS-CODECDA est posé sur un message sans CDA',
  'X-MSS-CODECDA is set on a mail without a CDA',
)

export const codecdaTitleInsteadOfCode = defect(
  'mss.codecda-title-instead-of-code',
  'fail',
  ['mss.codeCdaHeaderNamesTheDocuments'],
  'X-MSS-CODECDA porte le titre du document au lieu de son code',
  'X-MSS-CODECDA holds the title of the document instead of its code',
)

export const codecdaFirstDocumentOnly = defect(
  'mss.codecda-first-document-only',
  'fail',
  ['mss.codeCdaHeaderNamesTheDocuments'],
  'X-MSS-CODECDA ne nomme que le premier de plusieurs documents',
  'X-MSS-CODECDA names only the first of several documents',
)

/** MSS/CONF.15: the code of each CDA, comma between them; no header without a CDA. */
const codeCdaHeader = (documents: readonly CarriedDocument[], { has }: ProductContext): string | undefined => {
  if (has(codecdaMissing)) return undefined
  if (documents.length === 0) return has(codecdaOnEveryMail) ? '34112-3' : undefined
  const codes = documents.map(({ header, stored }) =>
    has(codecdaTitleInsteadOfCode) ? stored.title : (header.code?.code ?? stored.typeCode),
  )
  return has(codecdaFirstDocumentOnly) ? codes[0] : [...new Set(codes)].join(',')
}

export const nilMissing = defect(
  'mss.nil-missing',
  'fail',
  ['mss.nilHeaderIsOnEveryMail'],
  'L’en-tête X-MSS-NIL n’est pas posé',
  'The header X-MSS-NIL is not set',
)

export const nilIsTheSoftwareName = defect(
  'mss.nil-is-the-software-name',
  'warn',
  ['mss.nilHeaderLooksLikeAProductReference'],
  'X-MSS-NIL porte le nom du logiciel au lieu de sa référence produit',
  'X-MSS-NIL holds the name of the software instead of its product reference',
)

/** MSS/CONF.16: the product's reference number, on every mail. */
const nilHeader = ({ has, practice, software }: ProductContext): string | undefined => {
  if (has(nilMissing)) return undefined
  return has(nilIsTheSoftwareName) ? software.name : practice.nil
}

/** The X-MSS-* headers of one mail. */
export const mssHeaders = (
  documents: readonly CarriedDocument[],
  context: ProductContext,
): Readonly<Record<string, string>> => {
  const headers = {
    'X-MSS-INS': insHeader(documents, context),
    'X-MSS-CODECDA': codeCdaHeader(documents, context),
    'X-MSS-NIL': nilHeader(context),
  }
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >
}
