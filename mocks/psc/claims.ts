import { professionalById } from '../people/professionals.ts'
import type { TestProfessional } from '../people/test-professional.ts'
import { faultIs } from './faults.ts'
import type { Claims } from './sign.ts'
import type { PscState } from './state.ts'

/** UserInfo of scope `scope_all`, in the exact key spellings of A4.2 (`Acces_Regulation_Medicale`, `exercices`). */
const userInfo = (who: TestProfessional): Claims => ({
  Secteur_Activite: `${who.sector}^1.2.250.1.71.4.2.4`,
  email_verified: false,
  codeCivilite: who.civility,
  SubjectOrganization: who.organization.name,
  SubjectOrganizationID: who.organization.id,
  Mode_Acces_Raison: '',
  preferred_username: who.nationalId,
  given_name: who.givenName,
  family_name: who.familyName,
  Acces_Regulation_Medicale: who.regulatesEmergencies === true ? 'VRAI' : 'FAUX',
  UITVersion: '1.0',
  Palier_Authentification: 'APPPRIP3^1.2.250.1.213.1.5.1.1.1',
  SubjectRefPro: { codeCivilite: who.civility, exercices: who.exercices },
  SubjectRole: [`${who.role}^1.2.250.1.213.1.1.5.5`],
  PSI_Locale: '1.2.250.1.213.1.3.1.1',
  otherIds: [{ identifiant: who.nationalId, origine: 'RPPS', qualite: 1 }],
  SubjectNameID: who.nationalId,
  PSISubjectNameID: who.psiId ?? '',
})

/** How the professional proved who they are (supplement 2, 1.1). */
export const authentication = ({ options }: PscState): Claims => ({
  authMode: options.authMode,
  auth_level: options.authLevel,
})

/** A given name that runs where a page forgets to escape it. */
const hostileGivenName = `<img src="x" onerror="document.title='script'">`

/** Longer than any product needs, shorter than what would fill its memory. */
const filler = 'X'.repeat(4 * 1024 * 1024)

/** The professional as the selected fault shows them. */
const shown = (who: TestProfessional, state: PscState): TestProfessional =>
  faultIs(state, 'html-in-given-name') ? { ...who, givenName: hostileGivenName } : who

const withoutSubjectNameId = ({ SubjectNameID: _, ...rest }: Claims): Claims => rest

const asTold = (claims: Claims, state: PscState): Claims =>
  faultIs(state, 'subject-name-id-missing') ? withoutSubjectNameId(claims) : claims

export const userInfoClaims = (who: TestProfessional, state: PscState): Claims => ({
  ...asTold(userInfo(shown(who, state)), state),
  ...authentication(state),
  ...(faultIs(state, 'userinfo-oversized') ? { bourrage: filler } : {}),
})

/** What the id_token says of the professional. */
export const idTokenIdentity = (nationalId: string, state: PscState): Claims => {
  const found = professionalById(nationalId)
  if (found === undefined) return {}
  const who = shown(found, state)
  return asTold(
    {
      preferred_username: who.nationalId,
      given_name: who.givenName,
      family_name: who.familyName,
      email_verified: false,
      SubjectNameID: who.nationalId,
      PSISubjectNameID: who.psiId ?? '',
      ...authentication(state),
    },
    state,
  )
}

/** What the access token says of the professional, as a decoded one does (supplement 2, 1.1). */
export const accessTokenIdentity = (nationalId: string, state: PscState): Claims => {
  const who = professionalById(nationalId)
  return {
    preferred_username: nationalId,
    email_verified: false,
    ...(who === undefined ? {} : introspectedIdentity(who, state)),
    ...authentication(state),
  }
}

/** The identifiers that introspection of an access token gives. */
export const introspectedIdentity = (who: TestProfessional, state: PscState): Claims => {
  const { otherIds, SubjectNameID, PSISubjectNameID } = userInfoClaims(who, state)
  return { otherIds, SubjectNameID, PSISubjectNameID }
}
