import type { Identity } from '../../../src/model/pilot.ts'
import type { Resultat } from '../../../src/protocols/ins/resultat.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { resultatOf } from '../evidence/answers.ts'
import { placeOf, showings } from '../evidence/seen.ts'

type Individu = NonNullable<Resultat['individu']>

/** What INSi returned, and the identity as the product shows it afterwards. */
interface Import {
  readonly returned: Individu
  readonly kept: Identity
}

const anImport = (record: ScenarioRecord): readonly Observation<Import>[] => {
  const exchange = record.exchanges('insi', 'rechercherInsAvecTraitsIdentite').at(-1)
  const read = exchange && showings(record).findLast(({ at }) => at > placeOf(record, exchange.id))
  const returned = exchange && resultatOf(record, exchange)?.individu
  if (!returned || !read) return []
  return [{ value: { returned, kept: read.identity }, evidence: [exchange.id, read.id] }]
}

const verifies = ['INS/va1.52']

const strictTraits = ({ nomNaissance, dateNaissance, sexe, lieuNaissance }: Identity | Individu): string =>
  [nomNaissance, dateNaissance, sexe, lieuNaissance].join(' · ')

export const matriculeAndOidAreTheOnesReturned = check({
  id: 'ins.matriculeAndOidAreTheOnesReturned',
  title: {
    fr: 'Le matricule (15 caractères) et l’OID sont ceux qu’INSi renvoie',
    en: 'The matricule (15 characters) and the OID are the ones that INSi returns',
  },
  verifies,
  reads: ['identity.matricule', 'identity.oid'],
  observes: anImport,
  judge: ({ returned, kept }) => ({
    ok: kept.matricule === returned.actif.matricule && kept.oid === returned.actif.oid,
    expected: `${returned.actif.matricule} (${returned.actif.oid})`,
    actual: `${kept.matricule ?? '∅'} (${kept.oid ?? '∅'})`,
  }),
})

export const prenomsNaissanceComeFromListePrenom = check({
  id: 'ins.prenomsNaissanceComeFromListePrenom',
  title: {
    fr: 'Les prénoms de naissance sont ceux de la balise ListePrenom, non de Prenom',
    en: 'The birth given names are those of ListePrenom, not of Prenom',
  },
  verifies,
  observes: anImport,
  judge: ({ returned, kept }) => ({
    ok: kept.prenomsNaissance === returned.listePrenom,
    expected: returned.listePrenom,
    actual: kept.prenomsNaissance,
  }),
})

export const strictTraitsAreTheOnesReturned = check({
  id: 'ins.strictTraitsAreTheOnesReturned',
  title: {
    fr: 'Nom, date, sexe et lieu de naissance sont ceux qu’INSi renvoie',
    en: 'Birth name, date, sex and place are the ones that INSi returns',
  },
  verifies,
  observes: anImport,
  judge: ({ returned, kept }) => ({
    ok: strictTraits(kept) === strictTraits(returned),
    expected: strictTraits(returned),
    actual: strictTraits(kept),
  }),
})
