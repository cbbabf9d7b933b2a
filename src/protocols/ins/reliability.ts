import type { StatutIdentite } from '../../model/pilot.ts'

/** Reliability codes of PID-32 (table 0445 of the French extension of IHE PAM), in our own words. */
export const reliabilityCodes = {
  VIDE: 'not yet qualified',
  PROV: 'provisional',
  VALI: 'validated',
  DOUB: 'duplicate',
  DESA: 'deactivated',
  DPOT: 'potential duplicate',
  DOUA: 'proven duplicate',
  COLP: 'potential collision',
  COLV: 'validated collision',
  FILI: 'filiation',
  CACH: 'hidden',
  ANOM: 'anonymous',
  IDVER: 'verified by the person',
  RECD: 'received from another domain',
  IDRA: 'matched in another domain',
  USUR: 'usurped',
  HOMD: 'homonym detected',
  HOMA: 'homonym proven',
} as const

export type ReliabilityCode = keyof typeof reliabilityCodes

export const isReliabilityCode = (code: string): code is ReliabilityCode => Object.hasOwn(reliabilityCodes, code)

/** PID-32 says only VALI or PROV of a status: récupérée and qualifiée are deduced from the INS beside it (guide 3.0, 2.2.2). */
export const reliabilityOf = (statut: StatutIdentite): ReliabilityCode =>
  statut === 'validee' || statut === 'qualifiee' ? 'VALI' : 'PROV'

/** The status that a receiver deduces from PID-32 and from an INS in PID-3; undefined when PID-32 says neither VALI nor PROV. */
export const statutOf = (codes: readonly string[], withIns: boolean): StatutIdentite | undefined => {
  if (codes.includes('VALI')) return withIns ? 'qualifiee' : 'validee'
  if (codes.includes('PROV')) return withIns ? 'recuperee' : 'provisoire'
  return undefined
}
