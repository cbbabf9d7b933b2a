import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { applicableRuleSets } from '../documents/artefacts/applicable.ts'
import { loadRuleSet } from '../documents/artefacts/load.ts'
import { indexDocument, openArtefacts } from '../documents/artefacts/root.ts'
import { openXsd } from '../documents/xsd/judge.ts'
import { judge } from '../schematron/judge.ts'
import type { CompiledRuleSet } from '../schematron/model.ts'
import { parseXmlDocument } from '../xml/document/parse.ts'
import { readPlaced } from '../xml/placed.ts'
import { quantile, timesOf } from './figures.ts'
import { largeDocument } from './large-document.ts'
import { type Ran, runCli } from './run-cli.ts'
import { saxonLines } from './saxon.ts'

// `npm run bench:documents`: how long and how much memory the document engine takes, on this machine, now.

const beside = fileURLToPath(new URL('../../../shared', import.meta.url))
const shared = process.env.BANC_ANS_ARTEFACTS || beside
const artefacts = [shared, join(shared, 'ans-cda')].find((folder) => existsSync(join(folder, 'schematrons')))
if (artefacts === undefined) {
  console.error(
    'Rien n’est mesuré : les artefacts de l’ANS manquent (nothing measured: no ANS artefacts). BANC_ANS_ARTEFACTS dit où ils sont.',
  )
  process.exit(2)
}
const overlay = existsSync(`${artefacts}-overlay`) ? `${artefacts}-overlay` : undefined
const examples = join(artefacts, 'exemples')

/** Passes over all documents before and while measuring. */
const [warmingPasses, measuredPasses, coldRuns] = [3, 7, 5]

const documents = readdirSync(examples)
  .filter((name) => /\.xml$/i.test(name))
  .map((name) => ({ name, bytes: readFileSync(join(examples, name)) }))

const root = openArtefacts(artefacts, overlay)
const loaded = new Map<string, CompiledRuleSet>()
const ruleSet = (path: string): CompiledRuleSet => {
  const made = loaded.get(path) ?? loadRuleSet(root, path)
  loaded.set(path, made)
  return made
}
const judgeAll = (bytes: Uint8Array): number => {
  const xml = parseXmlDocument(bytes)
  const document = indexDocument(xml)
  const sets = applicableRuleSets(root, xml)
  for (const { path } of sets) judge(ruleSet(path), document)
  return sets.length
}
const tree = readPlaced('<none/>')
if ('problem' in tree) throw new Error('unreachable')
const xsd = openXsd(artefacts)

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const measure = async (act: (bytes: Uint8Array) => unknown) => {
  for (let pass = 0; pass < warmingPasses; pass++) for (const { bytes } of documents) await act(bytes)
  const before = cpuMs()
  const times = await timesOf(documents, measuredPasses, ({ bytes }) => act(bytes))
  return { times, cpu: (cpuMs() - before) / measuredPasses }
}

const coldCpu = cpuMs()
let runs = 0
for (const { bytes } of documents) runs += judgeAll(bytes)
const firstPass = cpuMs() - coldCpu
const plain = await measure(judgeAll)
const withXsd = await measure(async (bytes) => {
  await xsd(bytes, tree.root, 'fr')
  return judgeAll(bytes)
})
const peak = process.resourceUsage().maxRSS / 1024

const ms = (value: number): string => `${value.toFixed(1).replace('.', ',')} ms`
const line = (what: string, value: string): void => console.log(`${what.padEnd(58)} ${value}`)
const spread = (times: readonly number[]): string =>
  `médiane ${ms(quantile(times, 0.5))}, p95 ${ms(quantile(times, 0.95))}`

console.log(
  `${documents.length} documents, ${runs} jugements ; Node ${process.version}, ${cpus().length} cœurs ${cpus()[0]?.model ?? ''}`,
)
line('à chaud, un document : lecture et jeux de règles', spread(plain.times))
line('à chaud, un document : avec le schéma XSD', spread(withXsd.times))
line('calcul pour tous les exemples, à chaud', ms(plain.cpu))
line('calcul pour tous les exemples, compilation comprise', ms(firstPass))
line('mémoire, maximum de ce processus', `${Math.round(peak)} Mio`)

const cache = mkdtempSync(join(tmpdir(), 'banc-bench-'))
try {
  const [document = ''] = documents.map(({ name }) => join(examples, name))
  const given = ['--artefacts', artefacts, ...(overlay ? ['--overlay', overlay] : [])]
  const toldRuns = (what: string, ran: readonly Ran[]): void =>
    line(
      what,
      `médiane ${ms(
        quantile(
          ran.map(({ wallMs }) => wallMs),
          0.5,
        ),
      )}, au mieux ${ms(Math.min(...ran.map(({ wallMs }) => wallMs)))}`,
    )
  const many = (args: readonly string[]): readonly Ran[] =>
    Array.from({ length: coldRuns }, () => runCli(['validate', document, '--format', 'json', ...args], cache))
  runCli(['--version'], cache)
  toldRuns('premier verdict à froid, sans cache de règles', many(given))
  runCli(['artefacts', 'add', artefacts, ...(overlay ? ['--overlay', overlay] : [])], cache)
  runCli(['validate', document], cache)
  toldRuns('premier verdict à froid, paquet enregistré', many([]))
  const all = runCli(['validate', examples, '--format', 'json'], cache)
  line('tous les exemples par la ligne de commande', ms(all.wallMs))
  const large = join(cache, 'large.xml')
  writeFileSync(
    large,
    largeDocument(
      documents.map(({ bytes }) => bytes),
      25 * 1024 * 1024,
    ),
  )
  const told = runCli(['validate', large, '--format', 'json'], cache)
  line('un document de 25 Mio', `${ms(told.wallMs)}, code de sortie ${told.code}`)
} finally {
  rmSync(cache, { recursive: true, force: true })
}
const judged = documents.map(({ name, bytes }) => ({
  name,
  file: join(examples, name),
  ruleSets: applicableRuleSets(root, parseXmlDocument(bytes)).map(({ path }) => path),
}))
for (const told of await saxonLines({ artefacts, overlay, documents: judged }, plain.cpu)) console.log(told)
