import type { Traits } from '../src/model/pilot.ts'

// Public identities of the INSi test registry, as a clerk would type them: what INSi knows better (all the given names,
// the place of birth) is left for it to fill.

const unknownPlace = '99999'

/** Several given names: tells ListePrenom from Prenom. */
export const ecetinsi: Traits = {
  nomNaissance: 'ECETINSI',
  prenomsNaissance: 'PIERRE-ALAIN',
  premierPrenom: 'PIERRE-ALAIN',
  dateNaissance: '2009-07-14',
  sexe: 'M',
  lieuNaissance: unknownPlace,
}

export const adrun: Traits = {
  nomNaissance: 'ADRUN',
  prenomsNaissance: 'ZOE',
  premierPrenom: 'ZOE',
  dateNaissance: '1975-12-31',
  sexe: 'F',
  lieuNaissance: unknownPlace,
}

/** Born in Corsica: the matricule holds a letter. */
export const corse: Traits = {
  nomNaissance: 'CORSE',
  prenomsNaissance: 'ANTHONY',
  premierPrenom: 'ANTHONY',
  dateNaissance: '1980-03-02',
  sexe: 'M',
  lieuNaissance: unknownPlace,
}
