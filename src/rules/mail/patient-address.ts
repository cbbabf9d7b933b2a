import { isInsOid, isMatricule } from '../../protocols/ins/matricule.ts'
import { type Fact, fact } from '../fact.ts'
import { rule, type Told } from '../rule.ts'
import type { MailCase } from './case.ts'

const domain = 'patient.mssante.fr'

/** An address that is written to, and the matricules of the patients that the mail is known to be about. */
export interface PatientAddress {
  readonly address: string
  readonly matricules: readonly string[]
}

const localPart = (address: string): string | undefined => /^(.*)@patient\.mssante\.fr$/i.exec(address)?.[1]

/** MSS/va1.19: `<matricule>@patient.mssante.fr`, the matricule being the patient's, its key right. */
export const judgePatientAddress = ({ address, matricules }: PatientAddress): Told => {
  const local = localPart(address)?.toUpperCase() ?? ''
  const known = matricules.length > 0 ? ` (${matricules.join(', ')})` : ''
  return {
    ok: isMatricule(local) && (matricules.length === 0 || matricules.includes(local)),
    expected: `${matricules.join(' | ') || '<matricule>'}@${domain}`,
    actual: address || '∅',
    sentence: {
      fr: `L'adresse ${local}@${domain} n'est pas faite du matricule du patient${known}.`,
      en: `The address ${local}@${domain} is not made of the patient's matricule${known}.`,
    },
  }
}

/** Addresses of usagers among the recipients. */
const patientAddresses = ({ message, cdas }: MailCase): readonly Fact<PatientAddress>[] => {
  const matricules = cdas.flatMap(({ header }) => {
    const ins = header.recordTargets[0]?.ids.find(({ root }) => isInsOid(root))?.extension
    return ins ? [ins] : []
  })
  return [...message.to, ...message.cc]
    .filter(({ address = '' }) => localPart(address) !== undefined)
    .map(({ address }) => fact({ address, matricules }))
}

export const patientAddress = rule<MailCase, PatientAddress>({
  id: 'mail.patient-address',
  clause: 'MSS/va1.19',
  title: {
    fr: "L'adresse d'un usager est le matricule INS du patient",
    en: "A patient's address is the patient's matricule INS",
  },
  facts: patientAddresses,
  judge: judgePatientAddress,
})
