import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { schematronFolder } from '../../documents/artefacts/load.ts'
import { openArtefacts } from '../../documents/artefacts/root.ts'
import { stylesheetOf } from './stylesheet.fixture.ts'

/** A failed assertion or a successful report, as Saxon-HE finds it. */
export interface SaxonFinding {
  readonly location: string
  readonly text: string
  readonly role: string | null
  readonly pattern: string | null
  readonly rule: string | null
}

/** A verdict of one rule set, or the dynamic error that ended it. */
export type SaxonVerdict =
  | {
      readonly rulesFired: number
      readonly failedAsserts: readonly SaxonFinding[]
      readonly successfulReports: readonly SaxonFinding[]
    }
  | { readonly abort: string; readonly code: string }

/** Times are for parsing and all rule sets of the document; `cpuMs` is of the judging thread alone. */
export interface SaxonJudgement {
  readonly document: string
  readonly wallMs: number
  readonly cpuMs: number
  readonly verdicts: Readonly<Record<string, SaxonVerdict>>
  /** Why the document could not be read. */
  readonly problem?: string
}

export interface SaxonRun {
  readonly judgements: readonly SaxonJudgement[]
  /** The stylesheets, compiled one after the other in the JVM, which has just started. */
  readonly compileMs: number
  /** Of the whole process, collector and compiler threads too, during the printed pass. */
  readonly passCpuMs: number
  /** The highest resident memory, 0 where the system does not tell it. */
  readonly peakMemoryMb: number
}

export interface SaxonPlan {
  readonly artefacts: string
  readonly overlay?: string | undefined
  readonly documents: readonly {
    readonly name: string
    readonly file: string
    /** Under `schematrons/`. */
    readonly ruleSets: readonly string[]
  }[]
  /** Passes over all documents before the one that counts. */
  readonly warmPasses?: number
  readonly javaOptions?: readonly string[]
}

/** Where Saxon-HE is on this machine: BANC_SAXON_JAR, else where Debian's libsaxonhe-java puts it. */
export const saxonJar = (): string | undefined => {
  const told = process.env.BANC_SAXON_JAR
  if (told !== undefined) return existsSync(told) ? told : undefined
  const folder = '/usr/share/java'
  const names = existsSync(folder) ? readdirSync(folder) : []
  const found = names.find((name) => name === 'Saxon-HE.jar') ?? names.find((name) => /^saxon-?he.*\.jar$/i.test(name))
  return found === undefined ? undefined : join(folder, found)
}

/** What this machine lacks to run Saxon-HE, or undefined when it has all. The harness is compiled as it starts. */
export const saxonLacks = (): string | undefined => {
  if (saxonJar() === undefined) return 'Saxon-HE (Debian package libsaxonhe-java, or a jar named in BANC_SAXON_JAR)'
  try {
    const modules = execFileSync('java', ['--list-modules'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return modules.includes('jdk.compiler') ? undefined : 'a JDK (this java cannot compile: default-jdk-headless)'
  } catch {
    return 'java (Debian package default-jdk-headless)'
  }
}

const harness = fileURLToPath(new URL('fixtures/Harness.java', import.meta.url))

const runJava = (args: readonly string[]): Promise<string> =>
  new Promise((done, failed) => {
    execFile('java', args, { maxBuffer: 2 ** 30, encoding: 'utf8' }, (error, stdout, stderr) =>
      error === null ? done(stdout) : failed(new Error(`Saxon-HE did not run: ${stderr.slice(0, 4000)}`)),
    )
  })

interface Line extends SaxonJudgement {
  readonly compiled?: number
  readonly passCpuMs?: number
  readonly peakMemoryKb?: number
}

const resultOf = (lines: readonly Line[]): SaxonRun => ({
  judgements: lines.filter(({ document }) => document !== undefined),
  compileMs: lines.find(({ compiled }) => compiled !== undefined)?.wallMs ?? 0,
  passCpuMs: lines.find(({ passCpuMs }) => passCpuMs !== undefined)?.passCpuMs ?? 0,
  peakMemoryMb: (lines.find(({ peakMemoryKb }) => peakMemoryKb !== undefined)?.peakMemoryKb ?? 0) / 1024,
})

/** Judges documents with Saxon-HE in one JVM, stylesheets compiled and value sets read once. */
export const judgeWithSaxon = async (plan: SaxonPlan): Promise<SaxonRun> => {
  const root = openArtefacts(plan.artefacts, plan.overlay)
  const folder = mkdtempSync(join(tmpdir(), 'banc-saxon-'))
  try {
    const paths = [...new Set(plan.documents.flatMap(({ ruleSets }) => ruleSets))]
    const rules = paths.map((path, index) => {
      const stylesheet = join(folder, `${index}.xsl`)
      writeFileSync(stylesheet, stylesheetOf(root.read, `${schematronFolder}/${path}`))
      return ['rules', path, stylesheet, resolve(plan.artefacts, schematronFolder, path)]
    })
    const documents = plan.documents.map(({ name, file, ruleSets }) => ['document', name, resolve(file), ...ruleSets])
    const lines = [...rules, ...documents, ['warm', `${plan.warmPasses ?? 0}`]]
    const file = join(folder, 'plan')
    writeFileSync(file, lines.map((words) => words.join('\t')).join('\n'))
    const overlay = plan.overlay === undefined ? [] : [plan.overlay]
    const options = ['-cp', saxonJar() ?? '', '-Dfile.encoding=UTF-8', ...(plan.javaOptions ?? [])]
    const printed = await runJava([...options, harness, file, plan.artefacts, ...overlay])
    return resultOf(
      printed
        .trim()
        .split('\n')
        .map((line): Line => JSON.parse(line)),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
