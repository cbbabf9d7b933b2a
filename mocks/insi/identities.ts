import { insOids } from '../../src/protocols/ins/matricule.ts'

/** A person of the INSi test registry. `matricule` has 15 characters; `histo` holds former ones. */
export interface TestIdentity {
  readonly nomNaissance: string
  readonly prenoms: string
  readonly sexe: 'M' | 'F'
  readonly dateNaissance: string
  readonly lieuNaissance: string
  readonly matricule: string
  readonly nia?: true
  readonly histo?: readonly string[]
}

const person = (
  nomNaissance: string,
  prenoms: string,
  sexe: 'M' | 'F',
  dateNaissance: string,
  lieuNaissance: string,
  matricule: string,
  more: Pick<TestIdentity, 'nia' | 'histo'> = {},
): TestIdentity => ({ nomNaissance, prenoms, sexe, dateNaissance, lieuNaissance, matricule, ...more })

/**
 * The public identities of the INSi qualification platform whose answers are known, those of the DMP's public samples,
 * and two homonyms of one birth date whose matricules are fictitious: they answer 02 until the COG tells them apart.
 * HERMANN GATIEN is left out: the keys of its public matricules are wrong.
 */
export const testIdentities: readonly TestIdentity[] = [
  person('ADRTROIS', 'DOMINIQUE', 'F', '1997-02-26', '2A020', '297022A02077878'),
  person('ADRTROIS', 'TOUSSAINT', 'M', '1960-01-01', '2B020', '160012B02077713'),
  person('ECETINSI', 'PIERRE-ALAIN MURIEL FLORIANT', 'M', '2009-07-14', '63220', '109076322083489', {
    histo: ['209076322083439', '209066322012355'],
  }),
  person('TCHITCHI', 'CATARINA BELLA', 'F', '1936-06-21', '63220', '236066322083656'),
  person("D'ARTAGNAN DE L'HERAULT", 'PIERRE-ALAIN MURIEL FLORIANT', 'M', '2001-06-17', '63220', '101066322075460'),
  person('CORSE', 'ANTHONY', 'M', '1980-03-02', '2B020', '180032B02040123'),
  person('ADRUN', 'ZOE', 'F', '1975-12-31', '63220', '275126322074974'),
  person('NESSI', 'MICHELANGELO ANTHONY', 'M', '2010-08-07', '63220', '110086322083060'),
  person('NESSI', 'RUTH', 'F', '1977-07-14', '63220', '277076322082910'),
  person('PROVISOIRE', 'MATRICULE', 'M', '2009-07-01', '63220', '109076322088835', { nia: true }),
  person('DE VINCI', 'LEONARDO', 'M', '2014-02-01', '63220', '114026322000115'),
  person('DE VINCI', 'LEONARDO', 'M', '2014-02-01', '75101', '114027510100160'),
  person('PATB-QUATRE', 'LAURENCE', 'F', '1907-05-25', '85756', '207058575627097'),
  person('PAT-TROIS', 'DOMINIQUE', 'F', '1979-03-28', '51215', '279035121518989'),
]

/** People about whom the qualification platform is known to fail, whatever else is asked: birth name, given name, sex. */
export const failingPeople: readonly {
  readonly nomNaissance: string
  readonly prenom: string
  readonly sexe: string
}[] = [{ nomNaissance: 'DE VINCI', prenom: 'RUTH', sexe: 'F' }]

/** Root of a person's matricule: the NIA's for a provisional one, else the one this platform uses for NIRs. */
export const oidOf = (identity: TestIdentity, nirOid: string): string => (identity.nia ? insOids.nia : nirOid)
