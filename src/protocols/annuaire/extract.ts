const structure = (name: string): string => `${name} (coord. structure)`
const coded = (name: string): readonly string[] => [`Code ${name}`, `Libellé ${name}`]

/**
 * The 56 columns of `PS_LibreAcces_Personne_activite`, in the order of its header line (file of October 2026). UTF-8,
 * `|` between values, no quoting; one row is one activity of one active professional.
 */
export const activityColumns: readonly string[] = [
  "Type d'identifiant PP",
  'Identifiant PP',
  'Identification nationale PP',
  ...coded("civilité d'exercice"),
  ...coded('civilité'),
  "Nom d'exercice",
  "Prénom d'exercice",
  ...coded('profession'),
  ...coded('catégorie professionnelle'),
  ...coded('type savoir-faire'),
  ...coded('savoir-faire'),
  ...coded('mode exercice'),
  'Numéro SIRET site',
  'Numéro SIREN site',
  'Numéro FINESS site',
  'Numéro FINESS établissement juridique',
  'Identifiant technique de la structure',
  'Raison sociale site',
  'Enseigne commerciale site',
  ...[
    'Complément destinataire',
    'Complément point géographique',
    'Numéro Voie',
    'Indice répétition voie',
    ...coded('type de voie'),
    'Libellé Voie',
    'Mention distribution',
    'Bureau cedex',
    'Code postal',
    'Code commune',
    'Libellé commune',
    'Code pays',
    'Libellé pays',
    'Téléphone',
    'Téléphone 2',
    'Télécopie',
    'Adresse e-mail',
  ].map(structure),
  'Code Département (structure)',
  'Libellé Département (structure)',
  'Ancien identifiant de la structure',
  "Autorité d'enregistrement",
  ...coded("secteur d'activité"),
  ...coded('section tableau pharmaciens'),
  ...coded('rôle'),
  ...coded('genre activité'),
]

/** One row by the names of its columns; what is not said is empty. */
export type ActivityRow = Readonly<Record<string, string>>

/** A line of the file, its end included. Nothing quotes a value: what would break the line becomes a space. */
export const activityLine = (row: ActivityRow): string =>
  `${activityColumns.map((column) => (row[column] ?? '').replace(/[|\r\n]/g, ' ')).join('|')}\n`

/** The header line of the file. */
export const activityHeader = `${activityColumns.join('|')}\n`

/** A line of the file by its columns; undefined when it has not one value for each. */
export const readActivityLine = (line: string): ActivityRow | undefined => {
  const values = line.replace(/\r?\n$/, '').split('|')
  if (values.length !== activityColumns.length) return undefined
  return Object.fromEntries(activityColumns.map((column, index) => [column, values[index] ?? '']))
}
