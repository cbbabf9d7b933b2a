import { assumption } from '../declare.ts'

const digest = 'synthèse d’éditeur du référentiel #2 v1.0.1, non vérifiée sur le texte'

/** Rules of what a mail carries that are known second-hand: the checks that rest on them warn at most. */
export const contentAssumptions = {
  nilShape: assumption(
    'mss.nil-shape',
    'Une référence produit de Convergence est faite de lettres majuscules suivies de chiffres, comme DEV935997.',
    'A Convergence product reference is capital letters followed by digits, like DEV935997.',
    'un exemple public ; aucune grammaire publiée',
  ),
  subjectSpelling: assumption(
    'mss.subject-spelling',
    'Libellé du type coupé à 40 caractères ou « N documents », nom en majuscules, ni accent dans le nom ni dans le prénom, date en JJ/MM/AAAA (ECO.2.1.3).',
    'Label of the type cut to 40 characters or "N documents", family name in capitals, no accent in the names, date as DD/MM/YYYY (ECO.2.1.3).',
    digest,
  ),
  pdfName: assumption(
    'mss.pdf-name',
    'Le PDF se nomme <date de l’acte>_<type>_<NOM>_<prénom>[_<n° de dossier>].pdf (ECO.2.1.6).',
    'The PDF is named <date of the act>_<type>_<NAME>_<given name>[_<record number>].pdf (ECO.2.1.6).',
    'CDA/META.01 (obsolète) et DOC/va1.01, qui renvoie à ECO.2.1.6 sans la citer',
  ),
  pdfIdentity: assumption(
    'mss.pdf-identity',
    'Pour un CDA de niveau 1, le PDF joint est octet pour octet celui que le CDA contient (ECO.2.1.5).',
    'For a level 1 CDA, the attached PDF is byte for byte the one that the CDA holds (ECO.2.1.5).',
    'MSS/CONF.26, obsolète dans tous les REM ; ECO.2.1.5 par une synthèse',
  ),
  xdmLayout: assumption(
    'mss.xdm-layout',
    'L’archive a INDEX.HTM et README.TXT à sa racine.',
    'The archive has INDEX.HTM and README.TXT at its root.',
    'outil de l’ANS et producteurs connus ; le volet Échange de documents n’a pas été lu',
  ),
  xdmHash: assumption(
    'mss.xdm-hash',
    'Les slots hash (SHA-1 du fichier, hexadécimal) et size (octets) sont obligatoires en XDM.',
    'The slots hash (SHA-1 of the file, hexadecimal) and size (bytes) are mandatory in XDM.',
    'commentaires d’une feuille de style de l’ANS ; formules d’IHE ITI TF-3',
  ),
} as const
