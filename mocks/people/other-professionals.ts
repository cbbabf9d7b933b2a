import { activity, hospital } from './exercices.ts'
import type { TestProfessional } from './test-professional.ts'

const dentist = {
  codeProfession: '40',
  codeCategorieProfessionnelle: 'C',
  codeCiviliteDexercice: 'DR',
  nomDexercice: 'MAQUETTE',
  prenomDexercice: 'LOU',
  activities: [
    activity({
      codeModeExercice: 'L',
      codeSecteurDactivite: 'SA07',
      codeGenreActivite: 'GENR01',
      raisonSocialeSite: 'CABINET DENTAIRE FICTIF',
      identifiantTechniqueDeLaStructure: 'R00005',
      autoriteDenregistrement: 'CNOCD/CNOCD/ARS',
    }),
  ],
}

const biologist = { nomDexercice: 'PROTOTYPE', prenomDexercice: 'SACHA', codeCategorieProfessionnelle: 'C' }

/** Professionals who show what is rarer: one each. */
export const others: readonly TestProfessional[] = [
  {
    nationalId: '899700000058',
    psiId: '5f0c3a52-8d1e-4b6f-9a77-2c41d9e0b358',
    familyName: 'MAQUETTE',
    givenName: 'LOU',
    label: 'Dr Lou MAQUETTE, chirurgien-dentiste (cabinet)',
    civility: 'MME',
    sector: 'SA07',
    organization: { id: 'R00005', name: 'CABINET DENTAIRE FICTIF' },
    role: '40',
    exercices: [dentist],
  },
  {
    nationalId: '899700000066',
    familyName: 'PROTOTYPE',
    givenName: 'SACHA',
    label: 'Dr Sacha PROTOTYPE, médecin et pharmacien biologiste (deux exercices)',
    civility: 'M',
    sector: 'SA01',
    organization: { id: 'F990000001', name: 'HOPITAL FICTIF DES ESSAIS' },
    role: '10',
    exercices: [
      {
        ...biologist,
        codeProfession: '10',
        codeTypeSavoirFaire: 'S',
        codeSavoirFaire: 'SM03',
        activities: [activity({ ...hospital, codeGenreActivite: 'GENR01' })],
      },
      { ...biologist, codeProfession: '21', activities: [activity({ ...hospital, codeSectionPharmacien: 'H' })] },
    ],
  },
  {
    nationalId: '899700000074',
    familyName: 'SIMULATION',
    givenName: 'ANDREA',
    label: 'Dr Andréa SIMULATION, médecin régulateur (centre 15)',
    civility: 'MME',
    sector: 'SA01',
    organization: { id: 'F990000001', name: 'HOPITAL FICTIF DES ESSAIS' },
    role: '10',
    regulatesEmergencies: true,
    exercices: [
      {
        codeProfession: '10',
        codeCategorieProfessionnelle: 'C',
        codeCiviliteDexercice: 'DR',
        nomDexercice: 'SIMULATION',
        prenomDexercice: 'ANDREA',
        activities: [activity({ ...hospital, codeGenreActivite: 'GENR01' })],
      },
    ],
  },
  {
    nationalId: '899700000082',
    familyName: "D'ESSAI-FICTIF",
    givenName: 'ZOÉ',
    label: 'Zoé D’ESSAI-FICTIF, sage-femme (aucune activité)',
    civility: 'MME',
    sector: '',
    organization: { id: '', name: '' },
    role: '50',
    exercices: [
      {
        codeProfession: '50',
        codeCategorieProfessionnelle: 'C',
        nomDexercice: "D'ESSAI-FICTIF",
        prenomDexercice: 'ZOÉ',
        activities: [],
      },
    ],
  },
  {
    nationalId: '899700000090',
    familyName: 'EPREUVE',
    givenName: 'DOMINIQUE',
    label: 'Dominique ÉPREUVE, pharmacien (hôpital ; homonyme)',
    civility: 'M',
    sector: 'SA01',
    organization: { id: 'F990000001', name: 'HOPITAL FICTIF DES ESSAIS' },
    role: '21',
    exercices: [
      {
        codeProfession: '21',
        codeCategorieProfessionnelle: 'C',
        codeCiviliteDexercice: 'DR',
        nomDexercice: 'EPREUVE',
        prenomDexercice: 'DOMINIQUE',
        activities: [activity({ ...hospital, codeSectionPharmacien: 'H' })],
      },
    ],
  },
]
