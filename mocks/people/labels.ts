// Labels of the codes that the test professionals hold, as the public nomenclatures (MOS/NOS) print them.

export const professions: Readonly<Record<string, string>> = {
  '10': 'Médecin',
  '21': 'Pharmacien',
  '40': 'Chirurgien-Dentiste',
  '50': 'Sage-Femme',
  '60': 'Infirmier',
}

export const knowHows: Readonly<Record<string, string>> = {
  SM03: 'Biologie médicale',
  SM44: 'Radio-diagnostic',
  SM54: 'Médecine Générale',
}

export const practiceModes: Readonly<Record<string, string>> = { L: 'Libéral,indép,artisan,commerç', S: 'Salarié' }

export const sectors: Readonly<Record<string, string>> = {
  SA01: 'Etablissement Public de santé',
  SA07: 'Cabinet individuel',
  SA08: 'Cabinet de Groupe',
  SA33: 'Pharmacie d’officine',
}

export const civilities: Readonly<Record<string, string>> = { DR: 'Docteur', M: 'Monsieur', MME: 'Madame' }
