export const saml2 = 'urn:oasis:names:tc:SAML:2.0:assertion'
export const xmldsig = 'http://www.w3.org/2000/09/xmldsig#'
export const exclusiveC14n = 'http://www.w3.org/2001/10/xml-exc-c14n#'
export const envelopedSignature = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'
export const x509SubjectName = 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName'

/** Attribute names of the VIHF (CI-SIS volet Transport synchrone, DMP integration guide). */
export const vihf = {
  version: 'VIHF_Version',
  structure: 'Identifiant_Structure',
  sector: 'Secteur_Activite',
  subjectId: 'urn:oasis:names:tc:xspa:1.0:subject:subject-id',
  role: 'urn:oasis:names:tc:xacml:2.0:subject:role',
  patient: 'urn:oasis:names:tc:xacml:2.0:resource:resource-id',
  resource: 'Ressource_URN',
  purposeOfUse: 'urn:oasis:names:tc:xspa:1.0:subject:purposeofuse',
  softwareName: 'LPS_Nom',
  softwareVersion: 'LPS_Version',
  homologation: 'LPS_ID_HOMOLOGATION_DMP',
} as const
