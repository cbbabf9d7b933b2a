import { schematronFolder } from './load.ts'
import type { ArtefactRoot } from './root.ts'
import { formerCodes, voletCodes, voletsOfCodes } from './volets.ts'

/** `CI-SIS_VAC_2023.01.sch` is version 2023.01 of VAC, `CI-SIS_VSM_1.4_2022.01.sch` 1.4_2022.01, `CI-SIS_AVC-AUNV_2.2.sch` 2.2. */
const named = /^CI-SIS_(.+?)_(\d+(?:\.\d+)+(?:_\d{4}\.\d{2})?)\.sch$/

/** The rule set of a volet, as its file name in a package says. */
export interface VoletFile {
  /** Under `schematrons/`. */
  readonly path: string
  /** The volet, by the name that it has today. */
  readonly code: string
  readonly version: string
}

/** Documents say their version as a year and a month; the versions before that were numbers, which none says. */
export const isNumbered = (version: string): boolean => !/^\d{4}\.\d{2}$/.test(version)

const order = ({ version }: VoletFile): string => (isNumbered(version) ? `0 ${version}` : version)

export const voletFileOf = (path: string): { readonly code: string; readonly version: string } | undefined => {
  const [, code, version] = named.exec(path) ?? []
  return code === undefined || version === undefined ? undefined : { code, version }
}

/** The rule sets of a volet in the package, oldest first; those under its former name where it has none under its own. */
export const versionsOf = (root: ArtefactRoot, code: string): readonly VoletFile[] => {
  const files = root.list(schematronFolder).flatMap((path) => {
    const file = voletFileOf(path)
    return file ? [{ path, ...file }] : []
  })
  const ofCode = (wanted: string | undefined) => files.filter((file) => file.code === wanted)
  const own = ofCode(code)
  return (own.length > 0 ? own : ofCode(formerCodes.get(code)))
    .map((file) => ({ ...file, code }))
    .sort((one, other) => order(one).localeCompare(order(other)))
}

const codes = new Set([...voletCodes.values(), ...formerCodes.values(), ...voletsOfCodes.values()])

/** Whether there is a templateId or a code by which a document calls for this file. */
export const isCalledFor = (path: string): boolean => {
  const file = voletFileOf(path)
  return file !== undefined && codes.has(file.code)
}
