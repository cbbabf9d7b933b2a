import { html } from '../../../src/protocols/html/write.ts'
import type { ProductContext } from '../context.ts'

/** README.TXT of the archive: who sends, with which software, and what is inside. Lines end as on a CD-ROM. */
export const readme = ({ practice, software, user }: ProductContext, documents: readonly string[]): string =>
  [
    'Emetteur :',
    `  Nom : ${user().givenName} ${user().familyName}`,
    `  Organisme : ${practice.name} (${practice.structureId})`,
    '  Adresse : non renseignee',
    '  Telephone : non renseigne',
    "Application de l'emetteur :",
    `  Nom : ${software.name}`,
    `  Version : ${software.version}`,
    `  Editeur : ${practice.name}`,
    'Instructions :',
    '  Ouvrir INDEX.HTM dans un navigateur.',
    'Arborescence :',
    '  README.TXT',
    '  INDEX.HTM',
    '  IHE_XDM/SUBSET01/METADATA.XML',
    ...documents.map((name) => `  IHE_XDM/SUBSET01/${name}`),
    '',
  ].join('\r\n')

/** INDEX.HTM of the archive: XHTML 1.0 Strict that names the sender and leads to the README. */
export const indexPage = ({ practice, user }: ProductContext): string => {
  const sender = `${user().givenName} ${user().familyName}, ${practice.name}`
  return String(html`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr">
<head><title>Documents de santé</title></head>
<body><p>Documents transmis par ${sender}.</p><p><a href="README.TXT">README.TXT</a></p></body>
</html>
`)
}
