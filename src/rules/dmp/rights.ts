/**
 * Who may do what in a DMP: the two matrices of the GIE SESAM-Vitale (PDT-526 v1.8 for direct and indirect authentication,
 * PDT-606 for the reinforced indirect one, AIR). Both are informative: the DMP enforces them, not the software.
 */

/** A grant, or the condition under which it holds. */
export type Grant =
  | 'yes'
  | 'no'
  /** Documents of the caller's own only. */
  | 'own'
  /** Documents of the caller's structure only. */
  | 'structure'
  /** Masked documents outside ordinary access: only when the patient allowed it. */
  | 'if-the-patient-allows'
  /** The authorisation is the structure's. */
  | 'for-the-structure'
  /** Limited to the professionals of the caller's structure. */
  | 'same-structure'
  /** Limited, by date, to new authorisations. */
  | 'new-only'
  /** Imputed to the structure. */
  | 'imputed'
  /** A search by reference, in view of a deletion for instance. */
  | 'in-view'

const letters: Readonly<Record<string, Grant>> = {
  '+': 'yes',
  '-': 'no',
  o: 'own',
  s: 'structure',
  p: 'if-the-patient-allows',
  f: 'for-the-structure',
  l: 'same-structure',
  n: 'new-only',
  i: 'imputed',
  v: 'in-view',
}

export const rightsActions = [
  'TD0.2',
  'TD0.3-add',
  'TD0.3-remove',
  'TD0.3-stop-mt',
  'TD0.4',
  'TD0.5',
  'TD0.9',
  'TD1.3a',
  'TD1.6',
  'TD2.1',
  'TD2.2',
  'TD3.1-metadata',
  'TD3.1-reference',
  'TD3.2',
  'TD3.2-masked',
  'TD3.3a-mask',
  'TD3.3a-unmask',
  'TD3.3b-show',
  'TD3.3c-delete',
  'TD3.3d-archive',
] as const

export type RightsAction = (typeof rightsActions)[number]

/** Columns of PDT-526; the occupational physician and the bearer of a staff card have one access mode. */
export const directColumns = [
  'ps/normal',
  'ps/centre_15',
  'ps/bris_de_glace',
  'medecin/normal',
  'medecin/centre_15',
  'medecin/bris_de_glace',
  'medecin-du-travail',
  'medecin-traitant/normal',
  'medecin-traitant/bris_de_glace',
  'cpe/normal',
  'es/normal',
  'es/centre_15',
] as const

/** Columns of PDT-606; `pe` is who is no health professional. */
export const airColumns = [
  'ps/normal',
  'ps/centre_15',
  'ps/bris_de_glace',
  'medecin/normal',
  'medecin/centre_15',
  'medecin/bris_de_glace',
  'medecin-traitant/normal',
  'medecin-traitant/bris_de_glace',
  'pe/normal',
] as const

export type RightsColumn = (typeof directColumns)[number] | (typeof airColumns)[number]

const direct: Readonly<Record<RightsAction, string>> = {
  'TD0.2': '+ + + + + + + + + + + +',
  'TD0.3-add': '+ - - + - - - + - f - -',
  'TD0.3-remove': '+ - - + - - - + - - - -',
  'TD0.3-stop-mt': '- - - - - - - + - - - -',
  'TD0.4': '+ + + + + + + + + l n -',
  'TD0.5': '- + - - + - - - - - - +',
  'TD0.9': '+ + + + + + + + + + - -',
  'TD1.3a': '+ + + + + + + + + + + +',
  'TD1.6': '+ - - + - - + + - - - -',
  'TD2.1': '+ + + + + + + + + - i i',
  'TD2.2': '- - - - - - - - - i - -',
  'TD3.1-metadata': '+ + + + + + + + + - - -',
  'TD3.1-reference': '+ + + + + + + + + v v v',
  'TD3.2': '+ + + + + + - + + - - -',
  'TD3.2-masked': 'o p p o p p - + p - - -',
  'TD3.3a-mask': '+ - - + - - + + - - - -',
  'TD3.3a-unmask': 'o - - o - - o + - - - -',
  'TD3.3b-show': '+ - - + - - + + - - - -',
  'TD3.3c-delete': 'o o o o o o o o o s s s',
  'TD3.3d-archive': 'o - - o + + o + + - - -',
}

const air: Readonly<Record<RightsAction, string>> = {
  'TD0.2': '+ + + + + + + + +',
  'TD0.3-add': '+ - - + - - + - f',
  'TD0.3-remove': '+ - - + - - + - -',
  // PDT-606 has no row for it: giving up is what an attending physician may do, as under direct authentication.
  'TD0.3-stop-mt': '- - - - - - + - -',
  'TD0.4': '+ + + + + + + + l',
  'TD0.5': '- + - - + - - - -',
  // TD0.10, the contextual access of this mode.
  'TD0.9': '+ + + + + + + + +',
  'TD1.3a': '+ + + + + + + + +',
  'TD1.6': '+ - - + - - + - -',
  'TD2.1': '- - - - - - - - -',
  'TD2.2': '- - - - - - - - -',
  'TD3.1-metadata': '+ + + + + + + + -',
  'TD3.1-reference': '+ + + + + + + + v',
  'TD3.2': '+ + + + + + + + -',
  'TD3.2-masked': 'o p p o p p + p -',
  'TD3.3a-mask': '+ - - + - - + - -',
  'TD3.3a-unmask': 'o - - o - - + - -',
  'TD3.3b-show': '+ - - + - - + - -',
  'TD3.3c-delete': 'o o o o o o o o s',
  'TD3.3d-archive': 'o - - + + + + + -',
}

const read = (
  rows: Readonly<Record<RightsAction, string>>,
  columns: readonly RightsColumn[],
): ReadonlyMap<string, Grant> =>
  new Map(
    rightsActions.flatMap((action) =>
      rows[action].split(' ').map((letter, at) => [`${action} ${columns[at]}`, letters[letter] ?? 'no'] as const),
    ),
  )

const matrices = { direct: read(direct, directColumns), air: read(air, airColumns) }

export type RightsMatrix = keyof typeof matrices

/** What a matrix grants; `no` where it has no such column (a staff card in an emergency mode). */
export const grantOf = (matrix: RightsMatrix, action: RightsAction, column: string): Grant =>
  matrices[matrix].get(`${action} ${column}`) ?? 'no'
