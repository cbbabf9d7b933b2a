import type { CdaHeader } from '../../../src/protocols/cda/types.ts'
import { isInsOid } from '../../../src/protocols/ins/matricule.ts'
import type { ProductContext } from '../context.ts'
import type { CarriedDocument } from './carried.ts'

const hasQualifiedIns = ({ recordTargets: [patient] }: CdaHeader): boolean => {
  const ins = patient?.ids.find(({ root }) => isInsOid(root))?.extension
  return [ins, patient?.birthFamily, patient?.firstGiven, patient?.birthTime, patient?.gender].every(
    (trait) => trait !== undefined,
  )
}

/** MSS/CONF.14: `O` when the archive carries a qualified INS, else `N`; no header without a CDA. */
const insHeader = (documents: readonly CarriedDocument[], { has }: ProductContext): string | undefined => {
  if (has('mss.ins-header-missing')) return undefined
  if (documents.length === 0) return has('mss.ins-header-on-every-mail') ? 'N' : undefined
  if (has('mss.ins-header-always-yes')) return 'O'
  return documents.every(({ header }) => hasQualifiedIns(header)) ? 'O' : 'N'
}

/** MSS/CONF.15: the code of each CDA, comma between them; no header without a CDA. */
const codeCdaHeader = (documents: readonly CarriedDocument[], { has }: ProductContext): string | undefined => {
  if (has('mss.codecda-missing')) return undefined
  if (documents.length === 0) return has('mss.codecda-on-every-mail') ? '34112-3' : undefined
  const codes = documents.map(({ header, stored }) =>
    has('mss.codecda-title-instead-of-code') ? stored.title : (header.code?.code ?? stored.typeCode),
  )
  return has('mss.codecda-first-document-only') ? codes[0] : [...new Set(codes)].join(',')
}

/** MSS/CONF.16: the product's reference number, on every mail. */
const nilHeader = ({ has, practice, software }: ProductContext): string | undefined => {
  if (has('mss.nil-missing')) return undefined
  return has('mss.nil-is-the-software-name') ? software.name : practice.nil
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
