import { activity, hospital } from './exercices.ts'
import { others } from './other-professionals.ts'
import type { TestProfessional } from './test-professional.ts'

const practice = {
  numeroSiretSite: '00000000000010',
  identifiantTechniqueDeLaStructure: 'R00001',
  raisonSocialeSite: 'CABINET MEDICAL FICTIF',
  libelleVoie: 'DE LA DEMONSTRATION',
  codeTypeDeVoie: 'RUE',
  numeroVoie: '1',
  bureauCedex: '75099 PARIS',
  codePostal: '75099',
  codeCommune: '75056',
  codePays: '99000',
  autoriteDenregistrement: 'CNOM/CNOM/ARS',
}

/** Several professions; two situations, a partial structure, two professions at once, no activity at all. */
export const professionals: readonly TestProfessional[] = [
  {
    nationalId: '899700000017',
    familyName: 'REFERENCE',
    givenName: 'CAMILLE',
    label: 'Dr Camille RÉFÉRENCE, médecin généraliste (cabinet et hôpital)',
    civility: 'MME',
    sector: 'SA07',
    organization: { id: 'R00001', name: 'CABINET MEDICAL FICTIF' },
    role: '10',
    exercices: [
      {
        codeProfession: '10',
        codeCategorieProfessionnelle: 'C',
        codeCiviliteDexercice: 'DR',
        nomDexercice: 'REFERENCE',
        prenomDexercice: 'CAMILLE',
        codeTypeSavoirFaire: 'S',
        codeSavoirFaire: 'SM54',
        activities: [
          activity({ ...practice, codeModeExercice: 'L', codeSecteurDactivite: 'SA07', codeGenreActivite: 'GENR01' }),
          activity({ ...hospital, codeGenreActivite: 'GENR01' }),
        ],
      },
    ],
  },
  {
    nationalId: '899700000025',
    familyName: 'SPECIMEN',
    givenName: 'ALEX',
    label: 'Dr Alex SPÉCIMEN, radiologue (hôpital)',
    civility: 'M',
    sector: 'SA01',
    organization: { id: 'F990000001', name: 'HOPITAL FICTIF DES ESSAIS' },
    role: '10',
    exercices: [
      {
        codeProfession: '10',
        codeCategorieProfessionnelle: 'C',
        codeCiviliteDexercice: 'DR',
        nomDexercice: 'SPECIMEN',
        prenomDexercice: 'ALEX',
        codeTypeSavoirFaire: 'S',
        codeSavoirFaire: 'SM44',
        activities: [activity({ ...hospital, codeGenreActivite: 'GENR01' })],
      },
    ],
  },
  {
    nationalId: '899700000033',
    familyName: 'EPREUVE',
    givenName: 'DOMINIQUE',
    label: 'Dominique ÉPREUVE, pharmacien (officine)',
    civility: 'M',
    sector: 'SA33',
    organization: { id: 'R00003', name: 'PHARMACIE FICTIVE' },
    role: '21',
    exercices: [
      {
        codeProfession: '21',
        codeCategorieProfessionnelle: 'C',
        codeCiviliteDexercice: 'DR',
        nomDexercice: 'EPREUVE',
        prenomDexercice: 'DOMINIQUE',
        codeTypeSavoirFaire: '',
        codeSavoirFaire: '',
        activities: [
          activity({
            codeModeExercice: 'L',
            codeSecteurDactivite: 'SA33',
            codeSectionPharmacien: 'A',
            codeGenreActivite: 'GENR01',
            raisonSocialeSite: 'PHARMACIE FICTIVE',
            identifiantTechniqueDeLaStructure: 'R00003',
          }),
        ],
      },
    ],
  },
  {
    nationalId: '899700000041',
    familyName: 'ESSAI',
    givenName: 'MARTINE',
    label: 'Martine ESSAI, infirmière (structure incomplète)',
    civility: 'MME',
    sector: 'SA08',
    organization: { id: '', name: '' },
    role: '60',
    exercices: [
      {
        codeProfession: '60',
        codeCategorieProfessionnelle: 'C',
        nomDexercice: 'ESSAI',
        prenomDexercice: 'MARTINE',
        activities: [{ codeModeExercice: 'L', codeSecteurDactivite: 'SA08' }],
      },
    ],
  },
  ...others,
]

/** Somebody else than this one. */
export const anotherProfessional = (nationalId: string): TestProfessional => {
  const other = professionals.find((professional) => professional.nationalId !== nationalId)
  if (other === undefined) throw new Error('there is one professional only')
  return other
}

export const professionalById = (nationalId: string): TestProfessional | undefined =>
  professionals.find((professional) => professional.nationalId === nationalId)
