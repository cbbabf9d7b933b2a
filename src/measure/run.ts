// `npm run bench:mocks [-- <name>…] [--rounds 5] [--seconds 2] [--connections 8]`: each mock beside a bare HTTPS server.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { quantile } from './figures.ts'
import type { Load } from './load.ts'
import { canPin, firstLine, pinned } from './pinned.ts'
import type { Ready } from './ready.ts'

/** One script for each mock that is measured: it starts the mock and says Ready. */
const benches: Readonly<Record<string, string>> = { insi: './insi.ts' }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    connections: { type: 'string', default: '8' },
    json: { type: 'boolean', default: false },
  },
})

type Round = Load & { readonly cost: number }

const [serverCore, loadCore] = [0, 1]

/** What is asked before the first round does not count: the engine compiles what is hot after some 20,000 requests. */
const warmUp = 5

/** One round of load on a server that is ready. */
const load = async (ready: Ready, seconds: number): Promise<Load> => {
  const generator = pinned(loadCore, './load.ts', [values.connections, String(seconds)])
  generator.stdin?.end(JSON.stringify(ready))
  return firstLine<Load>(generator)
}

/** The end of the work that a round leaves: the next one starts on an idle core. */
const settled = async ({ busy }: Ready): Promise<void> => {
  while (busy !== undefined && existsSync(busy)) await wait(100)
}

/** Processor time of a process so far, in seconds; undefined where the system does not tell (Linux does). */
const processorSeconds = (pid: number | undefined): number | undefined => {
  try {
    const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
      .slice(11, 13)
      .map(Number)
    return (user + system) / 100
  } catch {
    return undefined
  }
}

/** A round, and what it cost the server: microseconds of processor a request, which other work on the machine does not change. */
const costed = async (server: ChildProcess, ready: Ready, seconds = Number(values.seconds)): Promise<Round> => {
  const before = processorSeconds(server.pid)
  const measured = await load(ready, seconds)
  const after = processorSeconds(server.pid)
  await settled(ready)
  const known = before !== undefined && after !== undefined
  return { ...measured, cost: known ? ((after - before) / measured.requests) * 1e6 : Number.NaN }
}

const middle = (numbers: readonly number[]): number => quantile(numbers, 0.5)

const summary = (rounds: readonly Round[]) => ({
  cost: middle(rounds.map(({ cost }) => cost)),
  perSecond: middle(rounds.map(({ perSecond }) => perSecond)),
  p50: middle(rounds.map(({ p50 }) => p50)),
  p99: middle(rounds.map(({ p99 }) => p99)),
  worstP99: Math.max(...rounds.map(({ p99 }) => p99)),
  wrong: rounds.reduce((sum, { wrong }) => sum + wrong, 0),
})

/** Rounds of the mock and of the bare server in turn, so that what else the machine does weighs on both alike. */
const measure = async (name: string, script: string) => {
  const [mock, bare] = [pinned(serverCore, script), pinned(serverCore, './bare.ts')]
  try {
    const [mockReady, bareReady] = await Promise.all([firstLine<Ready>(mock), firstLine<Ready>(bare)])
    // The bare server gets the same question: only what is done with it differs.
    const sameQuestion = { ...bareReady, headers: mockReady.headers, body: mockReady.body, path: mockReady.path }
    await costed(mock, mockReady, warmUp)
    await costed(bare, sameQuestion, warmUp)
    const rounds: { readonly mock: Round; readonly bare: Round }[] = []
    for (let round = 0; round < Number(values.rounds); round += 1) {
      rounds.push({ mock: await costed(mock, mockReady), bare: await costed(bare, sameQuestion) })
    }
    return {
      name,
      mock: summary(rounds.map((round) => round.mock)),
      bare: summary(rounds.map((round) => round.bare)),
      ratio: middle(rounds.map((round) => round.mock.perSecond / round.bare.perSecond)),
      costRatio: middle(rounds.map((round) => round.bare.cost / round.mock.cost)),
    }
  } finally {
    for (const server of [mock, bare]) {
      server.kill()
      if (server.exitCode === null) await once(server, 'exit')
    }
  }
}

const unknown = positionals.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  process.stderr.write(`${unknown.join(', ')} : ${Object.keys(benches).join(', ')} ?\n`)
  process.exit(2)
}

const measured = []
for (const [name, script] of Object.entries(benches)) {
  if (positionals.length === 0 || positionals.includes(name)) measured.push(await measure(name, script))
}
if (values.json) process.stdout.write(`${JSON.stringify({ pinned: canPin, measured })}\n`)
else {
  const ms = (value: number): string => `${value.toFixed(2)} ms`
  for (const { name, mock, bare, ratio, costRatio } of measured) {
    process.stdout.write(
      `${name}  ${mock.perSecond}/s  p50 ${ms(mock.p50)}  p99 ${ms(mock.p99)} (pire ${ms(mock.worstP99)})  fausses ${mock.wrong}  ${mock.cost.toFixed(0)} µs de processeur par requête\n` +
        `node:https nu  ${bare.perSecond}/s  p50 ${ms(bare.p50)}  p99 ${ms(bare.p99)}  ${bare.cost.toFixed(0)} µs de processeur par requête\n` +
        `rapport des débits ${ratio.toFixed(3)}, des temps de processeur ${costRatio.toFixed(3)}${canPin ? '' : '  (processus non fixés à un cœur : taskset absent)'}\n`,
    )
  }
}
