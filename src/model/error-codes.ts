import type { Text } from './text.ts'

const says = (fr: string, en: string): Text => ({ fr, en })

/** Every stable code that the bench tells, and what it means. A code that is not here does not compile. */
export const errorCodes = {
  'BANC-ARTEFACTS-FOLDER': says(
    'Le dossier donné pour un paquet de l’ANS ou sa surcouche n’existe pas, ou n’en est pas un.',
    'The folder given for an ANS package or its overlay does not exist, or is none.',
  ),
  'BANC-ARTEFACTS-ZIP': says(
    'Une archive ne se lit pas, ou n’est pas sûre à déplier.',
    'An archive cannot be read, or is not safe to unpack.',
  ),
  'BANC-BROWSE-ADDRESS': says(
    'Une page envoie le navigateur du banc à une adresse qui n’est ni http ni https.',
    'A page sends the bench’s browser to an address that is neither http nor https.',
  ),
  'BANC-BROWSE-CONTROL': says(
    'La page ne porte pas le lien ou le bouton que le scénario cherche.',
    'The page does not carry the link or button that the scenario looks for.',
  ),
  'BANC-BROWSE-FORM': says(
    'La page n’a pas de formulaire avec les champs que le scénario remplit.',
    'The page has no form with the fields that the scenario fills.',
  ),
  'BANC-BROWSE-REDIRECTS': says(
    'Les redirections se suivent sans fin.',
    'Redirects follow one another without an end.',
  ),
  'BANC-BROWSE-TIMEOUT': says('Une page n’est pas arrivée à temps.', 'A page did not arrive in time.'),
  'BANC-BROWSE-TOO-LARGE': says(
    'Une page est trop grande pour le navigateur du banc.',
    'A page is too large for the bench’s browser.',
  ),
  'BANC-BROWSE-UNREACHABLE': says(
    'Une page n’a pas pu être demandée : adresse, certificat ou serveur.',
    'A page could not be asked for: address, certificate or server.',
  ),
  'BANC-BROWSER': says(
    'Chromium, demandé pour jouer les connexions web, n’est pas là ou ne démarre pas.',
    'Chromium, asked for to play web logins, is not there or does not start.',
  ),
  'BANC-BUSY': says(
    'Un programme demande à un banc de jouer un scénario pendant qu’il en joue un autre.',
    'A program asks a bench to play a scenario while it plays another.',
  ),
  'BANC-CLOSED': says(
    'Un programme demande quelque chose à un banc dont le run est terminé.',
    'A program asks something of a bench whose run is over.',
  ),
  'BANC-CONFIG-INVALID': says(
    'La configuration ne suit pas son schéma.',
    'The configuration does not follow its schema.',
  ),
  'BANC-CONFIG-MISSING': says('Le fichier de configuration n’existe pas.', 'The configuration file does not exist.'),
  'BANC-CONFIG-PLACEHOLDER': says(
    'Un ${…} de la configuration ne désigne aucune valeur.',
    'A ${…} of the configuration names no value.',
  ),
  'BANC-CONFIG-SYNTAX': says('La configuration n’est pas du JSON.', 'The configuration is not JSON.'),
  'BANC-CONFIG-UNKNOWN-KEY': says(
    'La configuration a une clé que le banc ne connaît pas.',
    'The configuration has a key that the bench does not know.',
  ),
  'BANC-CONFIG-UNREADABLE': says(
    'Le fichier de configuration existe mais ne se lit pas.',
    'The configuration file exists but cannot be read.',
  ),
  'BANC-DEFECT': says(
    'Le produit de référence n’a pas de défaut de ce nom.',
    'The reference product has no defect of this name.',
  ),
  'BANC-DOSSIER-FILE': says(
    'Un fichier d’un dossier n’en est pas un : lien, tube, périphérique ou dossier. Il n’est pas lu.',
    'A file of a dossier is none: link, pipe, device or folder. It is not read.',
  ),
  'BANC-DOSSIER-LIMIT': says(
    'Un dossier dépasse ce que le banc lit : octets, événements, valeurs ou profondeur.',
    'A dossier exceeds what the bench reads: bytes, events, values or depth.',
  ),
  'BANC-DOSSIER-MISSING': says(
    'Le dossier donné n’est pas celui d’un run : il n’a pas de journal.',
    'The folder given is not a run’s: it has no journal.',
  ),
  'BANC-DOSSIER-SEAL': says(
    'Un dossier n’est pas ce que son sceau dit : fichier changé, ajouté ou retiré, ou sceau absent.',
    'A dossier is not what its seal says: file changed, added or removed, or missing seal.',
  ),
  'BANC-FAULT': says(
    'Un scénario demande à un service national une panne qu’il n’a pas.',
    'A scenario asks a national service for a fault that it does not have.',
  ),
  'BANC-FILE': says('Un fichier à valider ne se lit pas.', 'A file to validate cannot be read.'),
  'BANC-INIT-EXISTS': says(
    'init n’écrit pas sur un fichier qui existe.',
    'init does not write over a file that exists.',
  ),
  'BANC-INTERNAL': says(
    'Le banc lui-même a échoué : ce n’est pas la faute du produit.',
    'The bench itself failed: this is not the product’s fault.',
  ),
  'BANC-INTERRUPTED': says(
    'Le run a été interrompu ; il peut reprendre.',
    'The run was interrupted; it can be resumed.',
  ),
  'BANC-JOURNAL-BROKEN': says(
    'Le journal a été altéré depuis le run : la chaîne de ses empreintes est rompue.',
    'The journal was altered since the run: the chain of its hashes is broken.',
  ),
  'BANC-JOURNAL-CUT': says(
    'Le journal s’arrête au milieu d’une ligne : le run a été coupé. Ce qui précède est lu.',
    'The journal stops in the middle of a line: the run was cut. What precedes is read.',
  ),
  'BANC-JOURNAL-EVENT': says(
    'Un événement du journal, bien chaîné, n’a pas la forme de son type : un banc ne l’a pas écrit.',
    'An event of the journal, rightly chained, does not have the form of its type: no bench wrote it.',
  ),
  'BANC-JOURNAL-FULL': says(
    'Le run en dit plus que ce qu’un dossier peut tenir : ce qui précède est gardé et jugé.',
    'The run says more than a dossier can hold: what came before is kept and judged.',
  ),
  'BANC-JOURNAL-WRITE': says(
    'Le journal ne peut plus être écrit : disque plein ou droits.',
    'The journal can no longer be written: full disk or rights.',
  ),
  'BANC-NOT-OFFERED': says(
    'Le produit n’offre pas une action dont le scénario a besoin : le scénario est à attester.',
    'The product does not offer an action that the scenario needs: the scenario is to be attested.',
  ),
  'BANC-OPEN-FILES': says(
    'Le système ne laisse pas le banc ouvrir assez de fichiers.',
    'The system does not let the bench open enough files.',
  ),
  'BANC-OPTION': says(
    'Une option de la ligne de commande n’est pas permise ou n’a pas de sens ici.',
    'An option of the command line is not allowed or makes no sense here.',
  ),
  'BANC-OUT': says('Le dossier de sortie ne peut pas être écrit.', 'The output folder cannot be written.'),
  'BANC-PILOT-CONTRACT': says(
    'Une réponse du pilote ne suit pas le contrat.',
    'An answer of the pilot does not follow the contract.',
  ),
  'BANC-PILOT-REFUSED': says('Le pilote a refusé une action.', 'The pilot refused an action.'),
  'BANC-PILOT-UNREACHABLE': says(
    'Le pilote ne répond pas : adresse, produit arrêté, ou délai dépassé.',
    'The pilot does not answer: address, stopped product, or deadline passed.',
  ),
  'BANC-PKI': says(
    'L’autorité de test du banc ne peut pas être lue ou écrite.',
    'The bench’s test authority cannot be read or written.',
  ),
  'BANC-PORT': says('Un service ne peut pas écouter à son adresse.', 'A service cannot listen at its address.'),
  'BANC-PRODUCT-LEFT': says(
    'Un produit répond à l’adresse du pilote avant que le banc ait démarré le sien.',
    'A product answers at the address of the pilot before the bench has started its own.',
  ),
  'BANC-PRODUCT-UNREACHABLE': says(
    'Le produit n’a pas démarré, ou son pilote n’a pas répondu à temps.',
    'The product did not start, or its pilot did not answer in time.',
  ),
  'BANC-PSC-OPTIONS': says('Une option du service psc est mal formée.', 'An option of service psc is malformed.'),
  'BANC-REPORT-BROKEN': says(
    'Le rapport d’un dossier ne se lit pas, ou contredit son journal.',
    'The report of a dossier cannot be read, or contradicts its journal.',
  ),
  'BANC-REPORT-FAILED': says(
    'Un rapport n’a pas pu être produit ; les autres le sont, et le journal est entier.',
    'A report could not be made; the others are, and the journal is whole.',
  ),
  'BANC-RESUME': says('Ce run ne peut pas reprendre.', 'This run cannot be resumed.'),
  'BANC-RUN-OPEN': says('Un autre banc est en train de jouer ce run.', 'Another bench is playing this run.'),
  'BANC-SCH-FILE': says('Un fichier d’un jeu de règles manque.', 'A file of a rule set is missing.'),
  'BANC-SCH-REFUSED': says(
    'Un jeu de règles contient ce que le moteur ne sait pas évaluer : il n’est pas appliqué.',
    'A rule set holds what the engine cannot evaluate: it is not applied.',
  ),
  'BANC-SELECTION': says(
    'Un scénario, un chapitre, un couloir ou une vague n’existe pas.',
    'A scenario, chapter, couloir or wave does not exist.',
  ),
  'BANC-TIME-LIMIT': says(
    'Un jeu de règles a été arrêté : il prenait trop de temps sur ce document.',
    'A rule set was stopped: it took too long on this document.',
  ),
  'BANC-UNKNOWN-ID': says('explain ne connaît pas cet identifiant.', 'explain does not know this id.'),
  'BANC-USAGE': says('La ligne de commande est mal écrite.', 'The command line is badly written.'),
  'BANC-XML-ATTRIBUTES': says('Un élément XML a trop d’attributs.', 'An XML element has too many attributes.'),
  'BANC-XML-CHILDREN': says('Un élément XML a trop d’enfants.', 'An XML element has too many children.'),
  'BANC-XML-DEPTH': says('Trop d’éléments XML sont imbriqués.', 'Too many XML elements are nested.'),
  'BANC-XML-DOCTYPE': says(
    'Un document XML a un DOCTYPE, dont le banc ne lit jamais rien.',
    'An XML document has a DOCTYPE, of which the bench never reads anything.',
  ),
  'BANC-XML-ELEMENTS': says('Un document XML a trop d’éléments.', 'An XML document has too many elements.'),
  'BANC-XML-ENCODING': says(
    'Les octets d’un document ne sont pas dans l’encodage qu’il déclare, ou que le banc lit.',
    'The bytes of a document are not in the encoding that it declares, or that the bench reads.',
  ),
  'BANC-XML-NAMESPACE': says(
    'Un nom ou un préfixe d’un document XML ne suit pas les espaces de noms.',
    'A name or a prefix of an XML document does not follow the namespaces.',
  ),
  'BANC-XML-SHAPE': says(
    'Du XML bien formé n’est pas le message attendu.',
    'Well-formed XML is not the message expected.',
  ),
  'BANC-XML-SIZE': says('Un document XML est trop grand.', 'An XML document is too large.'),
  'BANC-XML-SYNTAX': says('Un document XML n’est pas bien formé.', 'An XML document is not well-formed.'),
  'BANC-XML-TAG': says('Une balise XML est trop longue.', 'An XML tag is too long.'),
  'BANC-XSD': says(
    'Le schéma du paquet de l’ANS manque ou ne se compile pas.',
    'The schema of the ANS package is missing or does not compile.',
  ),
} as const satisfies Readonly<Record<`BANC-${string}`, Text>>

export type ErrorCode = keyof typeof errorCodes
