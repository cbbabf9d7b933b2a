import type { Announced, TemplateId } from './announced.ts'
import { isNumbered, type VoletFile, versionsOf, voletFileOf } from './names.ts'
import type { ArtefactRoot } from './root.ts'
import { type CodeOfVolets, documentCodes, versionsOfExtensions, voletCodes, voletsOfCodes } from './volets.ts'

/** A volet that the document names by a templateId, or by its code alone, and what the package has of it. */
export interface NamedVolet {
  readonly code: string
  /** Absent for a volet that has none: the document's code names it. */
  readonly templateId: TemplateId | undefined
  readonly versions: readonly string[]
}

/**
 * Why one version of a volet was taken.
 * `template-id`: the extension names it. `early`: no extension, and documents named no version before 2022.
 * `schema-named`: the prolog names the file. `newest-version`: nothing names a version that the package has.
 */
export type VersionReason = 'template-id' | 'early' | 'schema-named' | 'newest-version'

/** A rule set of a volet, and why it was chosen. */
export interface ChosenVolet {
  readonly path: string
  readonly version: string
  readonly because: VersionReason
  /** Absent where only the prolog names it. */
  readonly named: NamedVolet | undefined
}

/** Why a volet that the document announces was not applied. */
export type Passed =
  | { readonly why: 'level-1' | 'other-schemas' | 'not-in-package'; readonly named: NamedVolet }
  | { readonly why: 'not-in-package'; readonly schema: string }
  | { readonly why: 'level-1' | 'no-template-id'; readonly code: string; readonly of: CodeOfVolets }

/** What was chosen of the volets for a document, and what it announces beyond that. */
export interface VoletChoice {
  readonly chosen: readonly ChosenVolet[]
  readonly passed: readonly Passed[]
}

interface Candidate {
  readonly named: NamedVolet
  readonly files: readonly VoletFile[]
}

const candidates = (root: ArtefactRoot | undefined, { templateIds, code }: Announced): readonly Candidate[] => {
  const candidate = (volet: string | undefined, templateId?: TemplateId): readonly Candidate[] => {
    if (volet === undefined) return []
    const files = root ? versionsOf(root, volet) : []
    return [{ named: { code: volet, templateId, versions: files.map(({ version }) => version) }, files }]
  }
  const byId = templateIds.flatMap((id) => candidate(voletCodes.get(id.root), id))
  return byId.length > 0 ? byId : candidate(voletsOfCodes.get(code ?? ''))
}

/** The version that an extension names: `1.4_2022.01` is version 1.4, published in 2022. */
const fileOfExtension = ({ files, named: { code, templateId } }: Candidate): VoletFile | undefined => {
  const extension = templateId?.extension
  const version = versionsOfExtensions.get(`${code} ${extension}`) ?? extension
  return files.find((file) => file.version === version || file.version.startsWith(`${version}_`))
}

const choose = (candidate: Candidate, { schemas, voletSchemas, isLevel1 }: Announced): ChosenVolet | Passed => {
  const { named, files } = candidate
  const take = ({ path, version }: VoletFile, because: VersionReason): ChosenVolet => ({
    path,
    version,
    because,
    named,
  })
  const told = files.find(({ path }) => voletSchemas.includes(path))
  // The rules of a volet are about a structured body, except for those that have no templateId or that the prolog names.
  if (isLevel1 && named.templateId && !told) return { why: 'level-1', named }
  const newest = files.at(-1)
  if (newest === undefined) return { why: 'not-in-package', named }
  const exact = fileOfExtension(candidate)
  if (exact) return take(exact, 'template-id')
  if (told) return take(told, 'schema-named')
  if (named.templateId?.extension === undefined) {
    // A document that names its schemas, and none of a volet, is not one of a volet: so does the ANS's list of content models.
    if (named.templateId && schemas.length > 0) return { why: 'other-schemas', named }
    const early = files.findLast(({ version }) => isNumbered(version) || version < '2022')
    if (early) return take(early, 'early')
  }
  return take(newest, 'newest-version')
}

const isChosen = (one: ChosenVolet | Passed): one is ChosenVolet => 'path' in one

/** What the prolog names when no templateId does; files of another package are told as such. */
const byProlog = (root: ArtefactRoot | undefined, { voletSchemas }: Announced): readonly (ChosenVolet | Passed)[] =>
  voletSchemas.map((path) => {
    const file = voletFileOf(path)
    const isThere = file !== undefined && root && versionsOf(root, file.code).some((one) => one.path === path)
    return isThere
      ? { path, version: file.version, because: 'schema-named', named: undefined }
      : { why: 'not-in-package', schema: path }
  })

/** The volets that the document's code is of, when neither templateId nor prolog names one. */
const byCode = ({ code, isLevel1 }: Announced): readonly Passed[] => {
  const of = documentCodes.get(code ?? '')
  return code === undefined || of === undefined ? [] : [{ why: isLevel1 ? 'level-1' : 'no-template-id', code, of }]
}

// F-PRC is the family of its five volets, each with a templateId of its own: packages have rules for the one or the others.
const isFamilyWithout = (one: Passed): boolean =>
  'named' in one && one.why === 'not-in-package' && one.named.code === 'F-PRC'

/**
 * Chooses the rule sets of volets for a document: by its templateIds, else by the schemas that its prolog names, else,
 * for volets without a templateId, by its code. Without a package nothing is chosen, and what is announced told.
 */
export const voletChoice = (root: ArtefactRoot | undefined, announced: Announced): VoletChoice => {
  const named = candidates(root, announced).map((one) => choose(one, announced))
  const all = named.length > 0 ? named : byProlog(root, announced)
  if (all.length === 0) return { chosen: [], passed: byCode(announced) }
  const chosen = all.filter(isChosen)
  const once = chosen.filter(({ path }, index) => chosen.findIndex((one) => one.path === path) === index)
  const passed = all.filter((one): one is Passed => !isChosen(one))
  return { chosen: once, passed: once.length > 0 ? passed.filter((one) => !isFamilyWithout(one)) : passed }
}

/** Judged as something else than what the document says it is, or as what it does not say in the place for it. */
export const isOther = ({ because, named, version }: ChosenVolet): boolean => {
  if (named === undefined) return true
  if (because === 'template-id' || named.templateId?.extension === undefined) return false
  // A numbered version is one that no extension can name: the prolog says enough.
  return !(because === 'schema-named' && isNumbered(version))
}

/** Announced and not judged. A code that documents of no volet have too announces nothing, nor does one of a document of level 1. */
export const isMissed = (passed: Passed): boolean =>
  'of' in passed ? passed.why === 'no-template-id' && !passed.of.isShared : true
