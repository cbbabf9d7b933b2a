/**
 * The templateId root of a document by which it says which volet of the CI-SIS it follows, and the code of the volet in
 * the names of the package's schemas (`CI-SIS_<code>_<version>.sch`). The templateId's extension is the version.
 */
export const voletCodes: ReadonlyMap<string, string> = new Map([
  ['1.2.250.1.213.1.1.1.2.1', 'F-PRC'],
  ['1.2.250.1.213.1.1.1.2.1.1', 'CARD-F-PRC-AVK'],
  ['1.2.250.1.213.1.1.1.2.1.2', 'CARD-F-PRC-TAP'],
  ['1.2.250.1.213.1.1.1.2.1.3', 'CARD-F-PRC-DCI'],
  ['1.2.250.1.213.1.1.1.2.1.4', 'CARD-F-PRC-PSC'],
  ['1.2.250.1.213.1.1.1.2.1.5', 'CARD-F-PRC-PPV'],
  ['1.2.250.1.213.1.1.1.5.1', 'CSE-CS8'],
  ['1.2.250.1.213.1.1.1.5.2', 'CSE-CS9'],
  ['1.2.250.1.213.1.1.1.5.3', 'CSE-CS24'],
  ['1.2.250.1.213.1.1.1.5.4', 'CSE-MDE'],
  ['1.2.250.1.213.1.1.1.8', 'CANCER-FRCP'],
  ['1.2.250.1.213.1.1.1.12.1', 'OBP-SAP'],
  ['1.2.250.1.213.1.1.1.12.2', 'OBP-SNM'],
  ['1.2.250.1.213.1.1.1.12.3', 'OBP-SNE'],
  ['1.2.250.1.213.1.1.1.12.4', 'OBP-SCM'],
  ['1.2.250.1.213.1.1.1.12.5', 'OBP-SEM'],
  ['1.2.250.1.213.1.1.1.13', 'VSM'],
  ['1.2.250.1.213.1.1.1.15', 'AVC-AUNV'],
  ['1.2.250.1.213.1.1.1.16', 'AVC-EUNV'],
  ['1.2.250.1.213.1.1.1.17', 'AVC-SUNV'],
  ['1.2.250.1.213.1.1.1.18', 'OPH-CR-RTN'],
  ['1.2.250.1.213.1.1.1.20', 'PPS-PAERPA'],
  ['1.2.250.1.213.1.1.1.21', 'LDL-EES'],
  ['1.2.250.1.213.1.1.1.22', 'DLU-EHPAD-DLU'],
  ['1.2.250.1.213.1.1.1.23', 'DLU-EHPAD-FLUDT'],
  ['1.2.250.1.213.1.1.1.24', 'DLU-EHPAD-FLUDR'],
  ['1.2.250.1.213.1.1.1.25', 'AVC-PAVC'],
  ['1.2.250.1.213.1.1.1.26', 'CANCER-PPS'],
  ['1.2.250.1.213.1.1.1.27', 'CANCER-D2LM-FIN'],
  ['1.2.250.1.213.1.1.1.28', 'CANCER-D2LM-FIDD'],
  ['1.2.250.1.213.1.1.1.29', 'LDL-SES'],
  ['1.2.250.1.213.1.1.1.30', 'SDM-MR'],
  ['1.2.250.1.213.1.1.1.32', 'CANCER-CR-GM'],
  ['1.2.250.1.213.1.1.1.36', 'CNAM-HR'],
  ['1.2.250.1.213.1.1.1.37', 'VAC'],
  ['1.2.250.1.213.1.1.1.38', 'TLM-DA'],
  ['1.2.250.1.213.1.1.1.39', 'EP-MED-DM'],
  ['1.2.250.1.213.1.1.1.40', 'ANEST-CR-ANEST'],
  ['1.2.250.1.213.1.1.1.41', 'ANEST-CR-CPA'],
  ['1.2.250.1.213.1.1.1.42', 'OPH-BRE'],
  ['1.2.250.1.213.1.1.1.45', 'IMG-CR-IMG'],
  ['1.2.250.1.213.1.1.1.46', 'VAC-NOTE'],
  ['1.2.250.1.213.1.1.1.47', 'IMG-DA-IMG'],
  ['1.2.250.1.213.1.1.1.51', 'IPS-FR'],
  ['1.2.250.1.213.1.1.1.54', 'eDISP-MED'],
  ['1.2.250.1.213.1.1.1.55', 'BIO-CR-BIO'],
  ['1.2.250.1.213.1.1.1.59', 'BIO-TROD'],
])

/** What the volets were called in the file names of packages before 2022: the ANS's package 2.41 has `CI-SIS_CR-BIO_2021.01.sch`. */
export const formerCodes: ReadonlyMap<string, string> = new Map([
  ['BIO-CR-BIO', 'CR-BIO'],
  ['CARD-F-PRC-AVK', 'F-PRC'],
  ['CARD-F-PRC-DCI', 'F-PRC'],
  ['CARD-F-PRC-PPV', 'F-PRC'],
  ['CARD-F-PRC-PSC', 'F-PRC'],
  ['CARD-F-PRC-TAP', 'F-PRC'],
  ['DLU-EHPAD-DLU', 'DLU-DLU'],
  ['DLU-EHPAD-FLUDR', 'DLU-FLUDR'],
  ['DLU-EHPAD-FLUDT', 'DLU-FLUDT'],
  ['OBP-SEM', 'OBP-SCE'],
])

/** Volets of documents of level 1, which have no templateId of their own: their code alone says that they follow it. */
export const voletsOfCodes: ReadonlyMap<string, string> = new Map([['85208-7', 'TLM-CR']])

/** Extensions that are no version: the example of VSM 1.4 (package 2.41) names the month of its specification. */
export const versionsOfExtensions: ReadonlyMap<string, string> = new Map([['VSM 201310', '1.4']])

/** What the code of a document (ClinicalDocument/code) says of its volet. */
export interface CodeOfVolets {
  readonly volets: readonly string[]
  /** Documents of no volet have the code too: it points to these, and announces none. */
  readonly isShared: boolean
}

const only = (...volets: readonly string[]): CodeOfVolets => ({ volets, isShared: false })
const shared = (...volets: readonly string[]): CodeOfVolets => ({ volets, isShared: true })

/** The codes that the headers of the volets ask for, in the package of the ANS and its examples. */
export const documentCodes: ReadonlyMap<string, CodeOfVolets> = new Map([
  ['11369-6', only('VAC')],
  ['11488-4', shared('AVC-PAVC')],
  ['11490-0', only('LDL-SES')],
  ['11502-2', only('BIO-CR-BIO')],
  ['18748-4', only('IMG-CR-IMG', 'CANCER-D2LM-FIN', 'CANCER-D2LM-FIDD')],
  ['18761-7', shared('LDL-EES')],
  ['18776-5', only('CANCER-PPS', 'PPS-PAERPA')],
  ['29274-8', shared('CSE-MDE')],
  ['34133-9', shared('AVC-AUNV', 'AVC-EUNV', 'AVC-SUNV', 'CARD-F-PRC-…', 'SDM-MR')],
  ['34749-2', only('ANEST-CR-CPA')],
  ['34794-8', only('CANCER-FRCP')],
  ['51969-4', only('CANCER-CR-GM')],
  ['55115-0', only('IMG-DA-IMG')],
  ['57055-6', only('OBP-SAP')],
  ['57057-2', only('OBP-SNM')],
  ['57075-4', only('OBP-SNE')],
  ['57833-6', only('EP-MED-DM')],
  ['60591-5', only('IPS-FR')],
  ['60593-1', only('eDISP-MED')],
  ['74207-2', only('DLU-EHPAD-DLU', 'DLU-EHPAD-FLUDT', 'DLU-EHPAD-FLUDR', 'IPS-FR')],
  ['75492-9', shared('OPH-CR-RTN')],
  ['75496-0', only('TLM-DA')],
  ['77436-4', only('ANEST-CR-ANEST')],
  ['78489-2', only('OBP-SEM')],
  ['87273-9', only('VAC-NOTE')],
  ['89235-6', only('OBP-SCM')],
  ['96173-0', only('BIO-TROD')],
  ['CERT_DECL', shared('CSE-CS8', 'CSE-CS9', 'CSE-CS24')],
  ['REMB', only('CNAM-HR')],
  ['SYNTH', only('VSM')],
])
