import { textAttribute } from '../../../src/protocols/saml/assertion.ts'
import { vihf } from '../../../src/protocols/saml/names.ts'
import { parseCx } from '../../../src/protocols/xds/cx.ts'
import { check } from '../../../src/run/check.ts'
import { vihfRows } from '../evidence/rows.ts'
import { besideTheIns, shown, tokens } from '../evidence/transactions.ts'

export const vihfTargetsThePatient = check({
  id: 'dmp.vihfTargetsThePatient',
  title: {
    fr: 'Le VIHF vise le patient par l’INS renvoyée par INSi (resource-id)',
    en: 'The VIHF targets the patient by the INS that INSi returned (resource-id)',
  },
  verifies: vihfRows,
  observes: (record) => besideTheIns(record, tokens(record)),
  judge: ({ seen, ins }) => {
    const { id, oid, type } = parseCx(textAttribute(seen, vihf.patient) ?? '')
    return {
      ok: id === ins.matricule && oid === ins.oid && type === 'NH',
      expected: `${shown(ins)} NH`,
      actual: `${shown({ matricule: id, oid })} ${type}`,
    }
  },
})
