import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder that is gone when the test is over. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'banc-package-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes files by their paths, and gives back the folder. */
export const written = (folder: string, files: Readonly<Record<string, string>>): string => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** A schema for every document, whose only rule asks the title to be `title`, and that the code is in a value set. */
export const schemaAsking = (
  title: string,
  more = '',
): string => `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
  <title>Essai</title><ns prefix="cda" uri="urn:hl7-org:v3"/>
  <let name="codes" value="'../../jeuxDeValeurs/JDV_Codes.xml'"/>
  <pattern id="P"><rule context="cda:ClinicalDocument">
    <assert test="cda:title = '${title}'">Le titre doit être ${title}.</assert>
    <assert role="warning" test="doc($codes)/v/c/@code = cda:code/@code">Le code est inconnu.</assert>
    ${more}
  </rule></pattern></schema>`

export const valueSet = '<v><c code="A"/></v>'

export const ihe = 'schematrons/profils/IHE.sch'

/** A package of one rule set that has all it asks for. */
export const smallPackage = (title = 'Essai'): Record<string, string> => ({
  [ihe]: schemaAsking(title),
  'schematrons/CI-SIS_VAC_2024.01.sch':
    '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><title>X</title></schema>',
  'jeuxDeValeurs/JDV_Codes.xml': valueSet,
})

export const documentOf = (title: string, code = 'A'): string =>
  `<ClinicalDocument xmlns="urn:hl7-org:v3"><code code="${code}"/>\n<title>${title}</title></ClinicalDocument>`
