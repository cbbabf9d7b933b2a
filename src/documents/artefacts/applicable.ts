import type { XmlDocument } from '../../xml/document/document.ts'
import { announcedBy } from './announced.ts'
import { type VersionReason, voletChoice } from './choice.ts'
import { schematronFolder } from './load.ts'
import { isCalledFor } from './names.ts'
import type { ArtefactRoot } from './root.ts'

/** A rule set that a document is to be judged with, and why. */
export interface ApplicableRuleSet {
  /** Under `schematrons/`. */
  readonly path: string
  /** `every-document`: it is for all CDA documents. */
  readonly because: 'every-document' | VersionReason
}

/**
 * The rule sets for all CDA documents: header, structure, terminologies. IHE_XDS-SD and CI-SIS_StructurationMinimale are
 * those of the packages before 2022, whose examples, of every level, name both.
 */
export const commonRuleSets = [
  'profils/IHE.sch',
  'profils/IHE_XDS-SD.sch',
  'profils/terminologies/schematron/terminologie.sch',
  'profils/CI-SIS_ModelesDeContenusCDA.sch',
  'profils/structurationMinimale/ASIP-STRUCT-MIN-StrucMin.sch',
  'profils/CI-SIS_StructurationMinimale.sch',
  'profils/CI-SIS_Modeles_ANS.sch',
] as const

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Those of them that the package has. */
export const commonRuleSetsOf = (root: ArtefactRoot): readonly string[] =>
  commonRuleSets.filter((path) =>
    root.list(`${schematronFolder}/${path.slice(0, path.lastIndexOf('/'))}`).includes(fileName(path)),
  )

/** The rule sets of a package that apply to a CDA document, by its own templateIds. */
export const applicableRuleSets = (root: ArtefactRoot, document: XmlDocument): readonly ApplicableRuleSet[] => [
  ...commonRuleSetsOf(root).map((path): ApplicableRuleSet => ({ path, because: 'every-document' })),
  ...voletChoice(root, announcedBy(document)).chosen.map(({ path, because }) => ({ path, because })),
]

/** Folders of a package with parts of rule sets, which rule sets include. */
const ofParts = new Set(['include', 'abstract', 'moteur', 'schematron'])

const schemasUnder = (root: ArtefactRoot, folder: string): readonly string[] =>
  root.list(`${schematronFolder}/${folder}`).flatMap((name) => {
    const path = folder === '' ? name : `${folder}/${name}`
    if (name.endsWith('.sch')) return [path]
    return name.includes('.') || ofParts.has(name) ? [] : schemasUnder(root, path)
  })

/** Rule sets of a package with which no document is judged: nothing that the bench knows calls for them. */
export const uncalledRuleSets = (root: ArtefactRoot): readonly string[] => {
  const common: readonly string[] = commonRuleSets
  return [...new Set(schemasUnder(root, ''))].filter((path) => !common.includes(path) && !isCalledFor(path))
}
