/** Keys of one activity in `SubjectRefPro.exercices[].activities[]`, spelt as Pro Santé Connect spells them (A4.2). */
export const activityKeys = [
  'codeModeExercice',
  'codeSecteurDactivite',
  'codeSectionPharmacien',
  'codeRole',
  'codeGenreActivite',
  'numeroSiretSite',
  'numeroSirenSite',
  'numeroFinessSite',
  'numeroFinessetablissementJuridique',
  'identifiantTechniqueDeLaStructure',
  'raisonSocialeSite',
  'enseigneCommercialeSite',
  'complementDestinataire',
  'complementPointGeographique',
  'numeroVoie',
  'indiceRepetitionVoie',
  'codeTypeDeVoie',
  'libelleVoie',
  'mentionDistribution',
  'bureauCedex',
  'codePostal',
  'codeCommune',
  'codePays',
  'telephone',
  'telephone2',
  'telecopie',
  'adresseEMail',
  'codeDepartement',
  'ancienIdentifiantDeLaStructure',
  'autoriteDenregistrement',
] as const

/** Real answers hold every key, or only some of them: clients must bear both. */
export type Activity = { readonly [K in (typeof activityKeys)[number]]?: string }

export interface Exercice {
  readonly codeProfession: string
  readonly codeCategorieProfessionnelle: string
  readonly codeCiviliteDexercice?: string
  readonly nomDexercice: string
  readonly prenomDexercice: string
  readonly codeTypeSavoirFaire?: string
  readonly codeSavoirFaire?: string
  readonly activities: readonly Activity[]
}

/** A complete activity: what is unknown is the empty string. */
export const activity = (known: Activity): Activity =>
  Object.fromEntries(activityKeys.map((key) => [key, known[key] ?? '']))

/** The fictitious hospital of several test professionals. */
export const hospital = {
  numeroFinessSite: '990000001',
  numeroFinessetablissementJuridique: '990000002',
  identifiantTechniqueDeLaStructure: 'F990000001',
  raisonSocialeSite: 'HOPITAL FICTIF DES ESSAIS',
  codeSecteurDactivite: 'SA01',
  codeModeExercice: 'S',
  autoriteDenregistrement: 'CNOM/CNOM/ARS',
}
