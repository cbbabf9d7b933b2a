import type { Identity } from '../../../src/model/pilot.ts'
import { datamatrixText } from '../../../src/protocols/ins/datamatrix-of-person.ts'
import type { ActionHandlers, ProductContext } from '../context.ts'
import { documentTypes } from './codes.ts'
import { identityLines } from './identity-lines.ts'
import { renderPdf } from './pdf.ts'
import { datamatrixSymbol } from './symbol.ts'

/** What the datamatrix INS says: only for a qualified identity (rule 32). */
const datamatrixOf = (identity: Identity, { has }: ProductContext): string | undefined => {
  const { matricule, oid, statut } = identity
  const may = statut === 'qualifiee' || has('ins.paper-shows-recovered-matricule')
  if (!may || matricule === undefined || oid === undefined || has('ins.paper-without-datamatrix')) return undefined
  const { prenomsNaissance, premierPrenom, nomNaissance, sexe, dateNaissance, lieuNaissance } = identity
  const prenoms = has('ins.datamatrix-with-one-given-name') ? premierPrenom : prenomsNaissance
  const text = datamatrixText({ matricule, oid, prenoms, nomNaissance, sexe, dateNaissance, lieuNaissance })
  return has('ins.datamatrix-without-separators') ? text.replaceAll('\u001d', '') : text
}

const printed = (identity: Identity, { has, settings }: ProductContext): readonly string[] => {
  const shown = has('ins.paper-shows-recovered-matricule') ? { ...identity, statut: 'qualifiee' as const } : identity
  const chosen = has('ins.printed-traits-ignored') ? [] : settings.printedTraits
  const lines = identityLines(shown, chosen)
  return has('ins.paper-without-nature') ? lines.map((line) => line.replace(/ \(NI[AR]\)$/, '')) : lines
}

export const printActions: ActionHandlers = {
  'document.print': async ({ documentId }, context) => {
    const stored = context.documents.get(documentId)
    const file = context.patients.get(stored?.patientId ?? '')
    if (!stored || !file) throw new Error(`document ${documentId} inconnu`)
    const type = documentTypes[stored.typeCode]
    if (!type) throw new Error(`type ${stored.typeCode} inconnu`)
    const datamatrix = datamatrixOf(file.identity, context)
    const lines = printed(file.identity, context)
    const { id, title, typeCode, createdAt } = stored
    const { practice } = context
    const patient = file.identity
    const content = { id, setId: id, title, typeCode, type, createdAt, patient, author: context.user(), practice }
    context.trace('document.print', { patientId: stored.patientId, documentId })
    const symbol = datamatrix === undefined ? undefined : await datamatrixSymbol(datamatrix)
    return { pdf: Buffer.from(await renderPdf(content, { lines, symbol })).toString('base64') }
  },
}
