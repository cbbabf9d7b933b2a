import { fictitious } from '../drive/people.ts'
import { recording, triplet } from './judged.fixture.ts'
import {
  searchByDateAndGivenNameIgnoresWhichName,
  searchByDateAndNameIgnoresWhichName,
  searchByDateShowsEveryone,
  searchIgnoresPunctuation,
} from './search-by-traits.ts'

const dateNaissance = '1990-05-17'
const people = () =>
  recording()
    .action(
      'identity.create',
      { traits: fictitious({ nomUtilise: 'VERIF', prenomUtilise: 'SACHA' }) },
      { patientId: 'p1', statut: 'provisoire' },
    )
    .action(
      'identity.create',
      { traits: fictitious({ nomNaissance: 'ESSAI-COMPOSE' }) },
      { patientId: 'p2', statut: 'provisoire' },
    )

type Asked = { dateNaissance?: string; nom?: string; prenom?: string }
const found = (asked: Asked, patientIds: string[]) => people().action('identity.searchByTraits', asked, { patientIds })

triplet(searchByDateShowsEveryone, {
  conforms: () => found({ dateNaissance }, ['p1', 'p2', 'p3']),
  violates: () => found({ dateNaissance }, ['p1']),
  silent: () => recording().action('identity.searchByTraits', { dateNaissance }, { patientIds: [] }),
})
triplet(searchByDateAndNameIgnoresWhichName, {
  conforms: () => found({ dateNaissance, nom: 'VER' }, ['p1']),
  violates: () => found({ dateNaissance, nom: 'VER' }, []),
  silent: () => found({ dateNaissance }, []),
})
triplet(searchByDateAndGivenNameIgnoresWhichName, {
  conforms: () => found({ dateNaissance, prenom: 'SAC' }, ['p1']),
  violates: () => found({ dateNaissance, prenom: 'SAC' }, ['p1', 'p2']),
  silent: () => found({ dateNaissance, nom: 'VER' }, []),
})
triplet(searchIgnoresPunctuation, {
  conforms: () => found({ nom: 'ESSAI COMPOSÉ' }, ['p2']),
  violates: () => found({ nom: 'ESSAI COMPOSÉ' }, []),
  silent: people,
})
