import { parseCx } from '../../../src/protocols/xds/cx.ts'
import { check } from '../../../src/run/check.ts'
import { metadataRows } from '../evidence/rows.ts'
import { describedDocuments, shown } from '../evidence/transactions.ts'

export const metadataPatientIsTheCdaOne = check({
  id: 'dmp.metadataPatientIsTheCdaOne',
  title: {
    fr: 'Le patientId des métadonnées XDS est un identifiant du patient du CDA',
    en: 'The patientId of the XDS metadata is an identifier of the patient of the CDA',
  },
  verifies: metadataRows,
  observes: describedDocuments,
  judge: ({ entry, header }) => {
    const { id, oid } = parseCx(entry.patientId ?? '')
    const ids = header.recordTargets.flatMap((target) => target.ids)
    return {
      ok: ids.some(({ root, extension }) => root === oid && extension === id),
      expected: ids.map(({ root, extension }) => shown({ matricule: extension, oid: root })).join(', ') || '∅',
      actual: shown({ matricule: id, oid }),
    }
  },
})
