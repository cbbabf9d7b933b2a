import { isInsOid, isMatricule } from '../../protocols/ins/matricule.ts'
import { type Assertion, codedAttribute, textAttribute } from '../../protocols/saml/assertion.ts'
import { vihf, x509SubjectName } from '../../protocols/saml/names.ts'
import { parseCx } from '../../protocols/xds/cx.ts'
import { type Fact, fact } from '../fact.ts'
import { type RuleSet, rule } from '../rule.ts'
import { attributesAreThere, versionIsKnown } from './attributes.ts'
import { audienceIsTheDmp } from './audience.ts'
import { mapping, samples, type VihfCase, wrong } from './case.ts'
import { algorithmIsStrong, issuerIsTheSigner, signatureIsRight } from './signature.ts'
import { signerIsInTime, signerIsTrusted, signingCertificateIsWhole, signingKeyIsStrong } from './signer.ts'
import { conditionsHold, issuedBeforeItsUse, issuedRecently, usedOnce } from './time.ts'

const whole = (one: VihfCase): readonly Fact<VihfCase>[] => [fact(one)]

const text =
  (name: string) =>
  ({ assertion }: VihfCase): readonly Fact<string>[] => {
    const value = textAttribute(assertion, name)
    return value === undefined ? [] : [fact(value)]
  }

const modes = ['DIRECTE', 'INDIRECTE', 'INDIRECTE_RENFORCEE']
const purposes = ['normal', 'bris_de_glace', 'centre_15']
const purposeScheme = '1.2.250.1.213.1.1.4.248'
const professions = '1.2.250.1.71.1.2.7'
const specialities = '1.2.250.1.71.4.2.5'

/** A SAML assertion as the DMP takes it (VIHF). */
export const vihfRules: RuleSet<VihfCase> = {
  name: 'banc/vihf',
  version: '1',
  rules: [
    rule<VihfCase, VihfCase>({
      id: 'vihf.assertion',
      clause: 'SAML 2.0, 2.3.3',
      title: {
        fr: "L'assertion a un identifiant, la version 2.0 et une date UTC",
        en: 'The assertion has an id, version 2.0 and a UTC time',
      },
      facts: whole,
      judge: ({ assertion: { id, version, issueInstant } }) =>
        id !== '' && version === '2.0' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(issueInstant ?? '')
          ? undefined
          : {
              fr: `ID « ${id} », Version ${version ?? '(absente)'}, IssueInstant ${issueInstant ?? '(absent)'} : attendu un ID, 2.0 et une date en Z.`,
              en: `ID "${id}", Version ${version ?? '(absent)'}, IssueInstant ${issueInstant ?? '(absent)'}: expected an ID, 2.0 and a time in Z.`,
            },
    }),
    rule<VihfCase, VihfCase>({
      id: 'vihf.subject',
      clause: samples,
      title: {
        fr: "L'assertion nomme l'utilisateur (NameID) et son authentification",
        en: 'The assertion names the user (NameID) and the authentication',
      },
      facts: whole,
      judge: ({ assertion: { nameId, authnInstant, authnContext } }) =>
        nameId && authnInstant && authnContext
          ? undefined
          : {
              fr: `NameID ${nameId ?? '(absent)'}, AuthnInstant ${authnInstant ?? '(absent)'}, AuthnContextClassRef ${authnContext ?? '(absent)'}.`,
              en: `NameID ${nameId ?? '(absent)'}, AuthnInstant ${authnInstant ?? '(absent)'}, AuthnContextClassRef ${authnContext ?? '(absent)'}.`,
            },
    }),
    rule<VihfCase, VihfCase>({
      id: 'vihf.issuer-format',
      clause: samples,
      title: {
        fr: "L'émetteur est le DN d'un certificat (X509SubjectName)",
        en: 'The issuer is the DN of a certificate (X509SubjectName)',
      },
      facts: whole,
      judge: ({ assertion: { issuer, issuerFormat } }) =>
        issuer && issuerFormat === x509SubjectName
          ? undefined
          : wrong('Issuer', `${issuer ?? '(absent)'} (${issuerFormat ?? 'sans Format'})`, x509SubjectName),
    }),
    rule<VihfCase, string | undefined>({
      id: 'vihf.mode',
      clause: samples,
      title: { fr: "Le mode d'authentification est connu", en: 'The authentication mode is known' },
      facts: ({ assertion }) => [fact(assertion.authenticationMode)],
      judge: (mode) =>
        modes.includes(mode ?? '') ? undefined : wrong('Authentification_mode', mode ?? '(absent)', modes.join(', ')),
    }),
    versionIsKnown,
    attributesAreThere,
    rule<VihfCase, string>({
      id: 'vihf.sector',
      clause: samples,
      title: { fr: "Secteur_Activite s'écrit code^OID", en: 'Secteur_Activite is written code^OID' },
      facts: text(vihf.sector),
      judge: (sector) =>
        /^[A-Z0-9]+\^1\.2\.250\.1\.71\.4\.2\.4$/.test(sector)
          ? undefined
          : wrong('Secteur_Activite', sector, 'SA07^1.2.250.1.71.4.2.4'),
    }),
    rule<VihfCase, Assertion>({
      id: 'vihf.role',
      clause: mapping,
      title: {
        fr: 'Le rôle donne la profession, puis la spécialité du médecin ou du pharmacien',
        en: 'The role gives the profession, then the speciality of a physician or pharmacist',
      },
      facts: ({ assertion }) => (codedAttribute(assertion, vihf.role).length > 0 ? [fact(assertion)] : []),
      judge: (assertion) => {
        const [profession, ...others] = codedAttribute(assertion, vihf.role)
        const demanded = profession?.codeSystem === professions && ['10', '21'].includes(profession.code)
        return !demanded || others.some(({ codeSystem }) => codeSystem === specialities)
          ? undefined
          : {
              fr: `Profession ${profession?.code} sans spécialité (${specialities}).`,
              en: `Profession ${profession?.code} without a speciality (${specialities}).`,
            }
      },
    }),
    rule<VihfCase, Assertion>({
      id: 'vihf.purpose',
      clause: 'TRE_R248-ModeAcces',
      title: { fr: "Le mode d'accès est du TRE_R248", en: 'The access mode is of TRE_R248' },
      facts: ({ assertion }) => (codedAttribute(assertion, vihf.purposeOfUse).length > 0 ? [fact(assertion)] : []),
      judge: (assertion) => {
        const [purpose] = codedAttribute(assertion, vihf.purposeOfUse)
        return purpose && purposes.includes(purpose.code) && purpose.codeSystem === purposeScheme
          ? undefined
          : wrong(
              'purposeofuse',
              `${purpose?.code} (${purpose?.codeSystem})`,
              `${purposes.join(', ')} (${purposeScheme})`,
            )
      },
    }),
    rule<VihfCase, string>({
      id: 'vihf.patient',
      clause: samples,
      title: {
        fr: 'Le patient visé est un matricule INS (CX, type NH)',
        en: 'The patient is a matricule INS (CX, type NH)',
      },
      facts: text(vihf.patient),
      judge: (value) => {
        const { id, oid, type } = parseCx(value)
        return isMatricule(id) && isInsOid(oid) && type === 'NH'
          ? undefined
          : wrong('resource-id', value, 'matricule^^^&OID&ISO^NH')
      },
    }),
    rule<VihfCase, string>({
      id: 'vihf.resource',
      clause: samples,
      severity: 'warning',
      title: { fr: 'La ressource visée est le DMP', en: 'The resource is the DMP' },
      facts: text(vihf.resource),
      judge: (value) => (value === 'urn:dmp' ? undefined : wrong('Ressource_URN', value, 'urn:dmp')),
    }),
    signatureIsRight,
    algorithmIsStrong,
    issuerIsTheSigner,
    signingCertificateIsWhole,
    signingKeyIsStrong,
    signerIsTrusted,
    signerIsInTime,
    issuedBeforeItsUse,
    issuedRecently,
    conditionsHold,
    audienceIsTheDmp,
    usedOnce,
  ],
}
