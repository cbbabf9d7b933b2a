import type { TestProfessional } from './professionals.ts'

/** UserInfo of scope `scope_all`, in the exact key spellings of A4.2 (`Acces_Regulation_Medicale`, `exercices`). */
export const userInfoClaims = (who: TestProfessional): Readonly<Record<string, unknown>> => ({
  Secteur_Activite: `${who.sector}^1.2.250.1.71.4.2.4`,
  email_verified: false,
  codeCivilite: who.civility,
  SubjectOrganization: who.organization.name,
  SubjectOrganizationID: who.organization.id,
  Mode_Acces_Raison: '',
  preferred_username: who.nationalId,
  given_name: who.givenName,
  family_name: who.familyName,
  Acces_Regulation_Medicale: 'FAUX',
  UITVersion: '1.0',
  Palier_Authentification: 'APPPRIP3^1.2.250.1.213.1.5.1.1.1',
  SubjectRefPro: { codeCivilite: who.civility, exercices: who.exercices },
  SubjectRole: [`${who.role}^1.2.250.1.213.1.1.5.5`],
  PSI_Locale: '1.2.250.1.213.1.3.1.1',
  otherIds: [{ identifiant: who.nationalId, origine: 'RPPS', qualite: 1 }],
  SubjectNameID: who.nationalId,
})

/** What the id_token says of the professional. */
export const idTokenIdentity = (who: TestProfessional): Readonly<Record<string, unknown>> => ({
  preferred_username: who.nationalId,
  given_name: who.givenName,
  family_name: who.familyName,
  email_verified: false,
  SubjectNameID: who.nationalId,
})
