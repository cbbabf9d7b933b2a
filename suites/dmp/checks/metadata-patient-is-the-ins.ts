import { parseCx } from '../../../src/protocols/xds/cx.ts'
import { check } from '../../../src/run/check.ts'
import { metadataRows } from '../evidence/rows.ts'
import { besideTheIns, entries, shown } from '../evidence/transactions.ts'

export const metadataPatientIsTheIns = check({
  id: 'dmp.metadataPatientIsTheIns',
  title: {
    fr: 'Le patientId des métadonnées XDS est l’INS renvoyée par INSi, de type NH',
    en: 'The patientId of the XDS metadata is the INS that INSi returned, of type NH',
  },
  verifies: metadataRows,
  observes: (record) => besideTheIns(record, entries(record)),
  judge: ({ seen, ins }) => {
    const { id, oid, type } = parseCx(seen.patientId ?? '')
    return {
      ok: id === ins.matricule && oid === ins.oid && type === 'NH',
      expected: `${shown(ins)} NH`,
      actual: `${shown({ matricule: id, oid })} ${type}`,
    }
  },
})
