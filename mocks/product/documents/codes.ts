/** A type of document that the product can make: its JDV_J07 code, and its class by the table ASS_X04. */
export interface DocumentType {
  readonly codeSystem: string
  readonly label: string
  readonly classCode: { readonly code: string; readonly label: string }
}

const loinc = '2.16.840.1.113883.6.1'
const complementary = '1.2.250.1.213.1.1.4.12'

const report = { code: '10', label: 'Compte rendu' }
const summary = { code: '11', label: 'Synthèse' }
const imaging = { code: '31', label: 'Imagerie médicale' }
const prescription = { code: '42', label: 'Prescription' }
const certificate = { code: '52', label: 'Certificat, déclaration' }

/** The types of JDV_J07 that the Ségur requirements of the LGC track name. */
export const documentTypes: Readonly<Record<string, DocumentType>> = {
  '11488-4': { codeSystem: loinc, label: 'CR ou fiche de consultation ou de visite', classCode: report },
  '11490-0': {
    codeSystem: loinc,
    label: "Lettre de liaison à la sortie d'un établissement de soins",
    classCode: report,
  },
  '11502-2': { codeSystem: loinc, label: "CR d'examens biologiques", classCode: report },
  '18748-4': { codeSystem: loinc, label: "CR d'imagerie médicale", classCode: imaging },
  '34874-8': { codeSystem: loinc, label: 'CR opératoire', classCode: report },
  '55115-0': { codeSystem: loinc, label: "Demande d'actes d'imagerie", classCode: prescription },
  '57832-8': { codeSystem: loinc, label: 'Prescription de soins', classCode: prescription },
  '57833-6': { codeSystem: loinc, label: 'Prescription de produits de santé', classCode: prescription },
  '60591-5': { codeSystem: loinc, label: 'Synthèse médicale', classCode: summary },
  '87273-9': { codeSystem: loinc, label: 'Note de vaccination', classCode: certificate },
  '89601-9': { codeSystem: loinc, label: 'Certificat médical', classCode: certificate },
  '96349-6': { codeSystem: loinc, label: "Lettre d'adressage", classCode: report },
  'PRESC-BIO': {
    codeSystem: complementary,
    label: "Prescription d'actes de biologie médicale",
    classCode: prescription,
  },
  'PRESC-KINE': { codeSystem: complementary, label: "Prescription d'actes de kinésithérapie", classCode: prescription },
  'PRESC-INF': { codeSystem: complementary, label: "Prescription d'actes infirmiers", classCode: prescription },
}

/** The general practitioner's practice that the reference product is: codes of its header and metadata. */
export const practiceCodes = {
  specialty: {
    code: 'G15_10/SM26',
    scheme: '1.2.250.1.213.1.1.4.5',
    label: 'Médecin - Qualifié en Médecine Générale (SM)',
  },
  setting: { code: 'AMBULATOIRE', scheme: '1.2.250.1.213.1.1.4.9', label: 'Ambulatoire' },
  facility: { code: 'SA07', scheme: '1.2.250.1.71.4.2.4', label: 'Cabinet individuel' },
  contentType: { code: '07', scheme: '1.2.250.1.213.2.2', label: 'Consultations soins externes' },
  confidentiality: { code: 'N', scheme: '2.16.840.1.113883.5.25', label: 'Normal' },
  format: {
    code: 'urn:ihe:iti:xds-sd:pdf:2008',
    scheme: '1.3.6.1.4.1.19376.1.2.3',
    label: 'Document à corps non structuré en Pdf/A-1',
  },
  classScheme: '1.2.250.1.213.1.1.4.1',
} as const

/** Identifier domains. `localPatients` is the product's own: a 2.25 root made of a fixed UUID. */
export const domains = {
  professionals: '1.2.250.1.71.4.2.1',
  structures: '1.2.250.1.71.4.2.2',
  localPatients: '2.25.143186539276430958620781230664821735169',
} as const
