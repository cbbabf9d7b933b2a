import type { Identity } from '../../../src/model/pilot.ts'
import { datamatrixText } from '../../../src/protocols/ins/datamatrix-of-person.ts'
import type { ActionHandlers, ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { documentTypes } from './codes.ts'
import { identityLines } from './identity-lines.ts'
import { renderPdf } from './pdf.ts'
import { datamatrixSymbol } from './symbol.ts'

export const paperShowsRecoveredMatricule = defect(
  'ins.paper-shows-recovered-matricule',
  'fail',
  ['ins.paperKeepsTheMatriculeBack'],
  'Le papier porte le matricule d’une identité récupérée',
  'The paper has the matricule of a recovered identity',
)

export const paperWithoutDatamatrix = defect(
  'ins.paper-without-datamatrix',
  'fail',
  ['ins.datamatrixSaysTheIdentity'],
  'Le papier d’un usager qualifié n’a pas de datamatrix',
  'The paper of a qualified person has no datamatrix',
)

export const datamatrixWithOneGivenName = defect(
  'ins.datamatrix-with-one-given-name',
  'fail',
  ['ins.datamatrixSaysTheIdentity'],
  'Le datamatrix porte le premier prénom au lieu de la liste',
  'The datamatrix has the first given name instead of the list',
)

export const datamatrixWithoutSeparators = defect(
  'ins.datamatrix-without-separators',
  'warn',
  ['ins.datamatrixFollowsItsFormat'],
  'Le datamatrix n’a pas de séparateur entre ses champs de longueur variable',
  'The datamatrix has no separator between its fields of variable length',
)

/** What the datamatrix INS says: only for a qualified identity (rule 32). */
const datamatrixOf = (identity: Identity, { has }: ProductContext): string | undefined => {
  const { matricule, oid, statut } = identity
  const may = statut === 'qualifiee' || has(paperShowsRecoveredMatricule)
  if (!may || matricule === undefined || oid === undefined || has(paperWithoutDatamatrix)) return undefined
  const { prenomsNaissance, premierPrenom, nomNaissance, sexe, dateNaissance, lieuNaissance } = identity
  const prenoms = has(datamatrixWithOneGivenName) ? premierPrenom : prenomsNaissance
  const text = datamatrixText({ matricule, oid, prenoms, nomNaissance, sexe, dateNaissance, lieuNaissance })
  return has(datamatrixWithoutSeparators) ? text.replaceAll('\u001d', '') : text
}

export const printedTraitsIgnored = defect(
  'ins.printed-traits-ignored',
  'fail',
  ['ins.paperShowsTheChosenTraits'],
  'Le paramétrage des traits imprimés est ignoré',
  'The setting of printed traits is ignored',
)

export const paperWithoutNature = defect(
  'ins.paper-without-nature',
  'fail',
  ['ins.paperShowsTheMinimalIdentity'],
  'Le matricule imprimé n’est pas suivi de sa nature',
  'The matricule printed is not followed by its nature',
)

const printed = (identity: Identity, { has, settings }: ProductContext): readonly string[] => {
  const shown = has(paperShowsRecoveredMatricule) ? { ...identity, statut: 'qualifiee' as const } : identity
  const chosen = has(printedTraitsIgnored) ? [] : settings.printedTraits
  const lines = identityLines(shown, chosen)
  return has(paperWithoutNature) ? lines.map((line) => line.replace(/ \(NI[AR]\)$/, '')) : lines
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
