import type { Defect } from '../defect.ts'

const defect =
  (outcome: 'fail' | 'warn') =>
  (id: string, fr: string, en: string, ...kills: readonly string[]): Defect => ({
    id: `mss.${id}`,
    title: { fr, en },
    suite: 'mss',
    outcome,
    kills: kills.map((check) => `mss.${check}`),
  })

const fails = defect('fail')
/** The check rests on an assumption: the product's fault is certain, the rule is not. */
const warns = defect('warn')

/** What the reference product can be told to do wrong with its mails. */
export const mssDefects: readonly Defect[] = [
  fails(
    'mail-in-clear',
    'Le produit se connecte à l’opérateur sans STARTTLS',
    'The product talks to the operator without STARTTLS',
    'startTlsComesBeforeTheMail',
  ),
  fails(
    'ins-header-missing',
    'L’en-tête X-MSS-INS n’est jamais posé',
    'The header X-MSS-INS is never set',
    'insHeaderTellsWhetherTheInsIsQualified',
  ),
  fails(
    'ins-header-always-yes',
    'X-MSS-INS vaut O même quand le CDA ne porte pas d’INS qualifiée',
    'X-MSS-INS is O even when the CDA carries no qualified INS',
    'insHeaderTellsWhetherTheInsIsQualified',
  ),
  fails(
    'ins-header-on-every-mail',
    'X-MSS-INS est posé sur un message sans CDA',
    'X-MSS-INS is set on a mail without a CDA',
    'insHeaderOnlyGoesWithACda',
  ),
  fails(
    'codecda-missing',
    'L’en-tête X-MSS-CODECDA n’est jamais posé',
    'The header X-MSS-CODECDA is never set',
    'codeCdaHeaderNamesTheDocuments',
  ),
  fails(
    'codecda-title-instead-of-code',
    'X-MSS-CODECDA porte le titre du document au lieu de son code',
    'X-MSS-CODECDA holds the title of the document instead of its code',
    'codeCdaHeaderNamesTheDocuments',
  ),
  fails(
    'codecda-first-document-only',
    'X-MSS-CODECDA ne nomme que le premier de plusieurs documents',
    'X-MSS-CODECDA names only the first of several documents',
    'codeCdaHeaderNamesTheDocuments',
  ),
  fails(
    'codecda-on-every-mail',
    'X-MSS-CODECDA est posé sur un message sans CDA',
    'X-MSS-CODECDA is set on a mail without a CDA',
    'codeCdaHeaderOnlyGoesWithACda',
  ),
  fails(
    'nil-missing',
    'L’en-tête X-MSS-NIL n’est pas posé',
    'The header X-MSS-NIL is not set',
    'nilHeaderIsOnEveryMail',
  ),
  warns(
    'nil-is-the-software-name',
    'X-MSS-NIL porte le nom du logiciel au lieu de sa référence produit',
    'X-MSS-NIL holds the name of the software instead of its product reference',
    'nilHeaderLooksLikeAProductReference',
  ),
  fails(
    'without-archive',
    'Les CDA sont joints tels quels, sans archive IHE_XDM',
    'The CDA are attached bare, without an IHE_XDM archive',
    'documentsTravelInAnXdmArchive',
  ),
  warns(
    'xdm-without-readme',
    'L’archive n’a ni INDEX.HTM ni README.TXT',
    'The archive has neither INDEX.HTM nor README.TXT',
    'xdmArchiveHasItsIndexAndReadme',
  ),
  fails(
    'metadata-uri-wrong',
    'METADATA.XML nomme un fichier qui n’est pas dans l’archive',
    'METADATA.XML names a file that is not in the archive',
    'xdmMetadataNameEveryDocument',
  ),
  fails(
    'metadata-of-another-patient',
    'METADATA.XML porte le matricule d’une autre personne que le CDA',
    'METADATA.XML holds the matricule of another person than the CDA',
    'xdmMetadataAgreeWithTheCda',
  ),
  warns(
    'metadata-hash-wrong',
    'L’empreinte de METADATA.XML n’est pas celle du document',
    'The hash in METADATA.XML is not that of the document',
    'xdmMetadataCarrySizeAndHash',
  ),
  fails(
    'two-patients-in-one-mail',
    'Un document d’une autre personne part dans le même message',
    'A document about somebody else leaves in the same mail',
    'oneMailConcernsOnePerson',
  ),
  fails(
    'pdf-missing',
    'Les documents ne sont pas joints en PDF',
    'The documents are not attached as PDF',
    'everyCdaComesWithItsPdf',
  ),
  warns(
    'pdf-made-again',
    'Le PDF joint n’est pas celui que le CDA contient',
    'The attached PDF is not the one that the CDA holds',
    'pdfIsTheOneInsideTheCda',
  ),
  warns(
    'pdf-named-freely',
    'Le PDF porte le titre du document pour nom',
    'The PDF has the title of the document for its name',
    'pdfNameFollowsEco216',
  ),
  fails(
    'subject-without-prefix',
    'L’objet n’a pas le préfixe XDM/1.0/DDM+',
    'The subject lacks the prefix XDM/1.0/DDM+',
    'subjectFollowsXdmGrammar',
  ),
  fails(
    'subject-names-another-person',
    'L’objet nomme une autre personne que le CDA',
    'The subject names another person than the CDA',
    'subjectNamesThePersonOfTheCda',
  ),
  warns(
    'subject-date-in-iso',
    'La date de naissance de l’objet est écrite AAAA-MM-JJ',
    'The birth date of the subject is written YYYY-MM-DD',
    'subjectIsSpelledAsEco213Says',
  ),
  fails(
    'sends-to-unqualified-identity',
    'Un message part vers un patient dont l’identité n’est pas qualifiée',
    'A mail leaves to a patient whose identity is not qualified',
    'noMailLeavesForAnUnqualifiedPerson',
  ),
  fails(
    'blocks-silently',
    'L’envoi est bloqué sans que l’utilisateur sache pourquoi',
    'The sending is blocked without telling the user why',
    'userIsToldThatTheMailIsBlocked',
  ),
  fails(
    'patient-address-without-key',
    'L’adresse du patient est faite du matricule sans sa clé',
    'The address of the patient is made of the matricule without its key',
    'patientAddressIsTheQualifiedMatricule',
  ),
]
