import type { Traits } from '../../../src/model/pilot.ts'
import { fictitious } from './people.ts'

const born = { dateNaissance: '1988-11-03' } as const

/** People born the same day whose names begin alike in one field or the other, and one born another day. */
export const family: readonly Traits[] = [
  fictitious({ ...born, nomNaissance: 'ESSAI', nomUtilise: 'VERIFICATION' }),
  fictitious({ ...born, nomNaissance: 'VERIFIER', premierPrenom: 'CAMILLE', prenomsNaissance: 'CAMILLE SACHA' }),
  fictitious({ ...born, nomNaissance: 'TESTEUR', nomUtilise: 'ESSAYEUR', prenomUtilise: 'CAMPANULE' }),
  fictitious({ ...born, nomNaissance: 'PROBANT', premierPrenom: 'DOMINIQUE', prenomUtilise: 'SACHA' }),
  fictitious({ dateNaissance: '1988-11-04', nomUtilise: 'VERIFICATION', prenomUtilise: 'SACHA' }),
]

/** One name in several spellings, and another name. */
export const spellings: readonly Traits[] = [
  fictitious({ nomNaissance: 'ESSAI COMPOSE' }),
  fictitious({ nomNaissance: 'DESSAI', premierPrenom: 'MARIE-ALIX', prenomsNaissance: 'MARIE-ALIX' }),
  fictitious({ nomNaissance: 'TEMOIN' }),
]
