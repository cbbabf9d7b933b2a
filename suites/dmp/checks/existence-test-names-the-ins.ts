import { readExistenceTest } from '../../../src/protocols/dmp/existence-test.ts'
import { check } from '../../../src/run/check.ts'
import { besideTheIns, shown, transactions } from '../evidence/transactions.ts'

export const existenceTestNamesTheIns = check({
  id: 'dmp.existenceTestNamesTheIns',
  title: {
    fr: 'Le test d’existence porte sur l’INS (matricule et OID) renvoyée par INSi',
    en: 'The existence test is about the INS (matricule and OID) that INSi returned',
  },
  verifies: ['DMP/CONF.01'],
  observes: (record) => besideTheIns(record, transactions(record, 'TD0.2')),
  judge: ({ seen, ins }) => {
    const patient = readExistenceTest(seen.message.envelope.body)?.patient
    return {
      ok: patient?.extension === ins.matricule && patient.root === ins.oid,
      expected: shown(ins),
      actual: shown({ matricule: patient?.extension, oid: patient?.root }),
    }
  },
})
