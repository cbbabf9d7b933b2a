import { type ActivityRow, activityHeader, activityLine } from '../../src/protocols/annuaire/extract.ts'
import { drawing } from '../drawing.ts'
import type { Activity, Exercice } from '../people/exercices.ts'
import { civilities, knowHows, practiceModes, professions, sectors } from '../people/labels.ts'
import { professionals } from '../people/professionals.ts'
import type { TestProfessional } from '../people/test-professional.ts'
import { rppsOf } from './directory.ts'
import { generatedFamily, generatedRpps } from './generated.ts'

export interface ExtractSetting {
  /** How many fictitious rows beside those of the test professionals. */
  readonly rows: number
  readonly seed: number
  /** A more recent extract: a practice name has changed, a professional is no longer in it. */
  readonly changed?: boolean
}

const coded = (name: string, code: string | undefined, labels: Readonly<Record<string, string>> = {}): ActivityRow =>
  code ? { [`Code ${name}`]: code, [`Libellé ${name}`]: labels[code] ?? '' } : {}

const categories = { C: 'Civil' }
const knowHowTypes = { S: 'Spécialité ordinale' }

/** How each key of an activity is named in the file. */
const placed = {
  numeroSiretSite: 'Numéro SIRET site',
  numeroSirenSite: 'Numéro SIREN site',
  numeroFinessSite: 'Numéro FINESS site',
  numeroFinessetablissementJuridique: 'Numéro FINESS établissement juridique',
  identifiantTechniqueDeLaStructure: 'Identifiant technique de la structure',
  raisonSocialeSite: 'Raison sociale site',
  enseigneCommercialeSite: 'Enseigne commerciale site',
  numeroVoie: 'Numéro Voie (coord. structure)',
  codeTypeDeVoie: 'Code type de voie (coord. structure)',
  libelleVoie: 'Libellé Voie (coord. structure)',
  bureauCedex: 'Bureau cedex (coord. structure)',
  codePostal: 'Code postal (coord. structure)',
  codeCommune: 'Code commune (coord. structure)',
  codePays: 'Code pays (coord. structure)',
  telephone: 'Téléphone (coord. structure)',
  autoriteDenregistrement: "Autorité d'enregistrement",
} as const satisfies { readonly [K in keyof Activity]?: string }

const placesOf = (activity: Activity): ActivityRow =>
  Object.fromEntries(
    Object.entries(placed).map(([key, column]) => [column, activity[key as keyof typeof placed] ?? '']),
  )

const rowOf = (person: TestProfessional, exercice: Exercice, activity: Activity): ActivityRow => ({
  "Type d'identifiant PP": '8',
  'Identifiant PP': rppsOf(person.nationalId),
  'Identification nationale PP': person.nationalId,
  ...coded("civilité d'exercice", exercice.codeCiviliteDexercice, civilities),
  ...coded('civilité', person.civility, civilities),
  "Nom d'exercice": exercice.nomDexercice,
  "Prénom d'exercice": exercice.prenomDexercice,
  ...coded('profession', exercice.codeProfession, professions),
  ...coded('catégorie professionnelle', exercice.codeCategorieProfessionnelle, categories),
  ...coded('type savoir-faire', exercice.codeTypeSavoirFaire, knowHowTypes),
  ...coded('savoir-faire', exercice.codeSavoirFaire, knowHows),
  ...coded('mode exercice', activity.codeModeExercice, practiceModes),
  ...placesOf(activity),
  ...coded("secteur d'activité", activity.codeSecteurDactivite, sectors),
  ...coded('section tableau pharmaciens', activity.codeSectionPharmacien),
  ...coded('genre activité', activity.codeGenreActivite),
})

/** The midwife has no activity: as in the real file, her row says what she is and nothing of a place. */
const activitiesOf = ({ activities }: Exercice): readonly Activity[] => (activities.length > 0 ? activities : [{}])

/** Who the more recent extract no longer holds, and whose practice name it gives anew. */
export const withdrawn = '899700000058'
export const renamed = { nationalId: '899700000025', family: 'SPECIMEN-NOUVEAU' } as const

const recent = (person: TestProfessional, row: ActivityRow): ActivityRow =>
  person.nationalId === renamed.nationalId ? { ...row, "Nom d'exercice": renamed.family } : row

const testRows = (changed: boolean): readonly ActivityRow[] =>
  professionals
    .filter(({ nationalId }) => !(changed && nationalId === withdrawn))
    .flatMap((person) =>
      person.exercices.flatMap((exercice) =>
        activitiesOf(exercice).map((activity) => {
          const row = rowOf(person, exercice, activity)
          return changed ? recent(person, row) : row
        }),
      ),
    )

const modes = Object.keys(practiceModes)

const fictitious = (index: number, below: (most: number) => number): ActivityRow => {
  const codes = Object.keys(professions)
  const postal = String(1 + below(95)).padStart(2, '0')
  return {
    "Type d'identifiant PP": '8',
    'Identifiant PP': generatedRpps(index),
    'Identification nationale PP': `8${generatedRpps(index)}`,
    "Nom d'exercice": `${generatedFamily} ${index}`,
    "Prénom d'exercice": ['ADA', 'BASILE', 'CLELIE', "D'ESSAI", 'JOSÉ-ANDRÉ'][below(5)] ?? 'ADA',
    ...coded('profession', codes[below(codes.length)], professions),
    ...coded('catégorie professionnelle', 'C', categories),
    ...coded('mode exercice', modes[below(modes.length)], practiceModes),
    'Identifiant technique de la structure': `R${String(90_000_000 + index)}`,
    'Raison sociale site': `CABINET FICTIF ${index}`,
    'Numéro Voie (coord. structure)': String(1 + below(200)),
    'Libellé Voie (coord. structure)': 'DE LA DEMONSTRATION',
    'Code postal (coord. structure)': `${postal}000`,
    'Téléphone (coord. structure)': '0199000000',
  }
}

/** Rows between two pieces, so that a million of them never stand in memory together. */
const rowsOfAPiece = 1_000

/**
 * The text of `PS_LibreAcces_Personne_activite`, piece after piece: the header, the test professionals, then as many
 * fictitious rows as wanted. The same setting gives the same bytes.
 */
export function* publicExtract({ rows, seed, changed = false }: ExtractSetting): Generator<string, void, undefined> {
  yield activityHeader + testRows(changed).map(activityLine).join('')
  const below = drawing(seed)
  for (let from = 0; from < rows; from += rowsOfAPiece) {
    let piece = ''
    for (let index = from; index < Math.min(rows, from + rowsOfAPiece); index++)
      piece += activityLine(fictitious(index, below))
    yield piece
  }
}
