import { isInsOid } from '../../../src/protocols/ins/matricule.ts'
import { check } from '../../../src/run/check.ts'
import { besideTheIns, describedDocuments, shown } from '../evidence/transactions.ts'

export const fedDocumentCarriesTheIns = check({
  id: 'dmp.fedDocumentCarriesTheIns',
  title: {
    fr: 'Le CDA alimenté identifie le patient par l’INS renvoyée par INSi',
    en: 'The CDA that is fed identifies the patient by the INS that INSi returned',
  },
  verifies: ['DOC/va1.04'],
  observes: (record) => besideTheIns(record, describedDocuments(record)),
  judge: ({ seen, ins }) => {
    const ids = seen.header.recordTargets.flatMap((target) => target.ids)
    const found = ids.filter(({ root }) => isInsOid(root))
    return {
      ok: found.some(({ root, extension }) => root === ins.oid && extension === ins.matricule),
      expected: shown(ins),
      actual: found.map(({ root, extension }) => shown({ matricule: extension, oid: root })).join(', ') || '∅',
    }
  },
})
