import type { CdaHeader, CdaId, RecordTarget } from '../../protocols/cda/types.ts'
import { isInsOid } from '../../protocols/ins/matricule.ts'

/** The INS among the identifiers of a patient: 15 characters, key included, under one of its roots. */
export const insIdsOf = (patient: RecordTarget | undefined): readonly CdaId[] =>
  patient?.ids.filter(({ root, extension }) => isInsOid(root) && extension?.length === 15) ?? []

/**
 * A qualified INS as MSS/CONF.14 defines it: matricule and OID, with birth name, first given name, birth date and sex in
 * the CDA header.
 */
export const hasQualifiedIns = ({ recordTargets }: CdaHeader): boolean =>
  recordTargets.some(
    (patient) =>
      insIdsOf(patient).length > 0 &&
      [patient.birthFamily, patient.firstGiven, patient.birthTime, patient.gender].every(
        (trait) => trait !== undefined && trait !== '',
      ),
  )
