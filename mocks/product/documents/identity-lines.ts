import type { Identity, Traits } from '../../../src/model/pilot.ts'
import { insOids } from '../../../src/protocols/ins/matricule.ts'

export const frenchDate = (iso: string): string => iso.slice(0, 10).split('-').reverse().join('/')

const labels: Partial<Record<keyof Traits, string>> = {
  prenomsNaissance: 'Prénom(s) de naissance',
  nomUtilise: 'Nom utilisé',
  prenomUtilise: 'Prénom utilisé',
  lieuNaissance: 'Code lieu de naissance',
}

/** The identity lines that rule 32 of the INS implementation guide asks for; the matricule only when qualified. */
export const identityLines = (patient: Identity, chosen: readonly (keyof Traits)[] = []): readonly string[] => [
  `Nom de naissance : ${patient.nomNaissance}`,
  `Premier prénom de naissance : ${patient.premierPrenom}`,
  `Date de naissance : ${frenchDate(patient.dateNaissance)}`,
  `Sexe : ${patient.sexe}`,
  ...(patient.statut === 'qualifiee' && patient.matricule !== undefined
    ? [`Matricule INS : ${patient.matricule} (${patient.oid === insOids.nia ? 'NIA' : 'NIR'})`]
    : []),
  ...chosen.flatMap((trait) => {
    const label = labels[trait]
    return label === undefined ? [] : [`${label} : ${patient[trait] ?? ''}`]
  }),
]
