// Identifiers, code systems and extensions of the Annuaire Santé's FHIR API v2 (FR Core, MOS/NOS), as it prints them.

const mos = (table: string, name: string): string =>
  `https://mos.esante.gouv.fr/NOS/${table}-${name}/FHIR/${table.replace('_', '-')}-${name}`

export const systems = {
  /** RPPS, 11 digits; also the RPPS-Rang of a structure. */
  rpps: 'https://rpps.esante.gouv.fr',
  /** National id of a person (IDNPS): type digit, then RPPS. */
  nationalPerson: 'urn:oid:1.2.250.1.71.4.2.1',
  /** National id of a structure (IDNST). */
  nationalStructure: 'urn:oid:1.2.250.1.71.4.2.2',
  finess: 'https://finess.esante.gouv.fr',
  identifierTypes: 'https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203',
  mailKind: mos('TRE_R256', 'TypeMessagerie'),
  mailboxType: mos('TRE_R257', 'TypeBAL'),
  profession: mos('TRE_G15', 'ProfessionSante'),
  knowHow: mos('TRE_R38', 'SpecialiteOrdinale'),
  practiceMode: mos('TRE_R23', 'ModeExercice'),
  sector: mos('TRE_R02', 'SecteurActivite'),
} as const

export const extensions = {
  mailKind: 'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type',
  mailbox: 'https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata',
} as const

export const profiles = {
  Practitioner: 'https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-dp-practitioner',
  PractitionerRole: 'https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-dp-practitionerrole',
  Organization: 'https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-dp-organization',
} as const

/** `https://…/fhir/v2` */
export const basePath = '/fhir/v2'
