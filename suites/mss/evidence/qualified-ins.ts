import type { CdaHeader, CdaId, RecordTarget } from '../../../src/protocols/cda/types.ts'
import { isInsOid } from '../../../src/protocols/ins/matricule.ts'

/** The INS among the identifiers of a patient. */
export const insOf = (patient: RecordTarget | undefined): CdaId | undefined =>
  patient?.ids.find(({ root, extension }) => isInsOid(root) && extension?.length === 15)

/**
 * A qualified INS as MSS/CONF.14 defines it: matricule and OID, with birth name, first given name, birth date and sex in
 * the CDA header.
 */
export const hasQualifiedIns = ({ recordTargets }: CdaHeader): boolean =>
  recordTargets.some(
    (patient) =>
      insOf(patient) !== undefined &&
      [patient.birthFamily, patient.firstGiven, patient.birthTime, patient.gender].every(
        (trait) => trait !== undefined && trait !== '',
      ),
  )
