/** Namespaces by which a file's content is recognised. */
export const namespaces = {
  hl7v3: 'urn:hl7-org:v3',
  saml2: 'urn:oasis:names:tc:SAML:2.0:assertion',
  lcm: 'urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0',
  xdsb: 'urn:ihe:iti:xds-b:2007',
} as const
