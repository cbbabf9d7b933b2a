import type { Traits } from '../../../src/model/pilot.ts'
import { insOids, keyOf } from '../../../src/protocols/ins/matricule.ts'
import { fictitious } from './people.ts'

/** An identity with its INS, as a partner who asked INSi would send it. */
export interface WithIns {
  readonly traits: Traits
  readonly ins: { readonly matricule: string; readonly oid: string }
}

// Public test identities, whole. One a scenario: the product remembers whom it met in the scenario before.
export const tchitchi: WithIns = {
  traits: {
    nomNaissance: 'TCHITCHI',
    prenomsNaissance: 'CATARINA BELLA',
    premierPrenom: 'CATARINA',
    dateNaissance: '1936-06-21',
    sexe: 'F',
    lieuNaissance: '63220',
  },
  ins: { matricule: '236066322083656', oid: insOids.nir },
}

export const nessi: WithIns = {
  traits: {
    nomNaissance: 'NESSI',
    prenomsNaissance: 'MICHELANGELO ANTHONY',
    premierPrenom: 'MICHELANGELO',
    dateNaissance: '2010-08-07',
    sexe: 'M',
    lieuNaissance: '63220',
  },
  ins: { matricule: '110086322083060', oid: insOids.nir },
}

export const adrtrois: WithIns = {
  traits: {
    nomNaissance: 'ADRTROIS',
    prenomsNaissance: 'DOMINIQUE',
    premierPrenom: 'DOMINIQUE',
    dateNaissance: '1997-02-26',
    sexe: 'F',
    lieuNaissance: '2A020',
  },
  ins: { matricule: '297022A02077878', oid: insOids.nir },
}

/** A person under a well-formed matricule that INSi never gave: its verification says KO. */
export const unknownToInsi = (rank: number, different: Partial<Traits> = {}): WithIns => {
  const thirteen = `29005999990${String(rank).padStart(2, '0')}`
  return {
    traits: fictitious({ lieuNaissance: '99999', ...different }),
    ins: { matricule: thirteen + (keyOf(thirteen) ?? ''), oid: insOids.nirTest },
  }
}
