import { rootElement, type XmlDocument } from '../../xml/document/document.ts'
import { attributeOf, childrenOf, descendantsOf, elementsAt, nameOf } from '../../xml/document/read.ts'
import { schematronFolder } from './load.ts'
import type { ArtefactRoot } from './root.ts'
import { voletCodes } from './volets.ts'

/** A rule set that a document is to be judged with, and why. */
export interface ApplicableRuleSet {
  /** Under `schematrons/`. */
  readonly path: string
  /**
   * `every-document`: it is for all CDA documents. `template-id`: the document names the volet and this version, or no
   * version where this one is from before documents named any. `schema-named`: the document names the volet without a
   * version, and its prolog names this schema (`<?oxygen SCHSchema="…"?>`), as the published examples do.
   * `newest-version`: the document names the volet without a version that the package has, so this is the newest one.
   */
  readonly because: 'every-document' | 'template-id' | 'schema-named' | 'newest-version'
}

/** The rule sets for all CDA documents: header, structure, terminologies. */
export const commonRuleSets = [
  'profils/IHE.sch',
  'profils/terminologies/schematron/terminologie.sch',
  'profils/CI-SIS_ModelesDeContenusCDA.sch',
  'profils/structurationMinimale/ASIP-STRUCT-MIN-StrucMin.sch',
  'profils/CI-SIS_Modeles_ANS.sch',
] as const

interface TemplateId {
  readonly root: string
  readonly extension: string | undefined
}

/** The ClinicalDocument; a self-presenting document carries it inside a style sheet. */
const clinicalDocument = (document: XmlDocument): number => {
  const root = rootElement(document)
  if (nameOf(document, root).local === 'ClinicalDocument') return root
  return descendantsOf(document, root, 'ClinicalDocument')[0] ?? root
}

const templateIdsOf = (document: XmlDocument, element: number): readonly TemplateId[] =>
  childrenOf(document, element, 'templateId').map((node) => ({
    root: attributeOf(document, node, 'root') ?? '',
    extension: attributeOf(document, node, 'extension'),
  }))

/** The versions of a volet in the package, oldest first: `CI-SIS_VAC_2023.01.sch` is version 2023.01 of VAC. */
const versionsOf = (root: ArtefactRoot, code: string): readonly string[] =>
  root
    .list(schematronFolder)
    .filter((name) => name.startsWith(`CI-SIS_${code}_`) && /_\d{4}\.\d{2}\.sch$/.test(name))
    .map((name) => name.slice(`CI-SIS_${code}_`.length, -'.sch'.length))
    .sort((a, b) => a.slice(-7).localeCompare(b.slice(-7)))

/** File names of the schemas that the document's prolog names for its editor. */
const schemasNamedBy = (document: XmlDocument): readonly string[] => {
  const prolog = document.source.slice(0, document.offsets[rootElement(document)]).replace(/<!--.*?-->/gs, '')
  return [...prolog.matchAll(/<\?oxygen\s[^?]*?SCHSchema="([^"]+)"/g)].map(([, path = '']) => fileName(path))
}

const voletRuleSet = (
  root: ArtefactRoot,
  { root: oid, extension }: TemplateId,
  named: readonly string[],
): ApplicableRuleSet | undefined => {
  const code = voletCodes.get(oid)
  if (code === undefined) return undefined
  const versions = versionsOf(root, code)
  const exact = versions.find((version) => version === extension)
  if (exact !== undefined) return { path: `CI-SIS_${code}_${exact}.sch`, because: 'template-id' }
  const told = versions.map((version) => `CI-SIS_${code}_${version}.sch`).find((path) => named.includes(path))
  if (extension === undefined && told !== undefined) return { path: told, because: 'schema-named' }
  // Documents have named their version since 2022: one that names none is of an earlier one, where the package has it.
  const early = extension === undefined ? versions.findLast((version) => version.slice(-7) < '2022') : undefined
  if (early !== undefined) return { path: `CI-SIS_${code}_${early}.sch`, because: 'template-id' }
  const newest = versions.at(-1)
  return newest === undefined ? undefined : { path: `CI-SIS_${code}_${newest}.sch`, because: 'newest-version' }
}

/**
 * The rule sets of a package that apply to a CDA document, by its own templateIds. The rules of a volet are about a
 * structured body: a document of level 1, with a nonXMLBody, is judged without them.
 */
export const applicableRuleSets = (root: ArtefactRoot, document: XmlDocument): readonly ApplicableRuleSet[] => {
  const common = commonRuleSets
    .filter((path) => root.list(`${schematronFolder}/${path.slice(0, path.lastIndexOf('/'))}`).includes(fileName(path)))
    .map((path): ApplicableRuleSet => ({ path, because: 'every-document' }))
  const element = clinicalDocument(document)
  const named = schemasNamedBy(document)
  const isLevel1 = elementsAt(document, element, 'component', 'nonXMLBody').length > 0
  const volets = isLevel1 ? [] : templateIdsOf(document, element).flatMap((id) => voletRuleSet(root, id, named) ?? [])
  return [...common, ...volets.filter(({ path }, index) => volets.findIndex((one) => one.path === path) === index)]
}

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
