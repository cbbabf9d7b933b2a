import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { faults, type PscFault } from '../faults.ts'

// What real relying parties do under each fault is recorded in docs/third-parties.md, one column each; their tests measure it
// again and compare. BANC_UPDATE=1 writes what was measured instead.

const page = fileURLToPath(new URL('../../../docs/third-parties.md', import.meta.url))

/** Where a relying party stopped, in the words of the table. */
export type Finding =
  | 'accepte'
  | 'sans objet'
  | `refuse : ${'connexion' | 'UserInfo' | 'renouvellement' | 'introspection' | 'CIBA'}`

/** What was found, by fault; the first entry is the login without any. */
export type Findings = Readonly<Record<string, Finding>>

export const nominal = 'aucune'

/** What each fault is measured on. */
export const measured: readonly (PscFault | undefined)[] = [
  undefined,
  // This one waits for a person, and certificates are the listener's: a handshake, not a login, is refused.
  ...faults.map(({ id }) => id).filter((id) => id !== 'ciba-decided-on-the-page' && !id.startsWith('certificate-')),
]

/** Faults that act on what is already open: the login comes first. */
export const comesAfterLogin = (fault: PscFault | undefined): boolean =>
  /^(session-|access-token-|refresh-token-|key-rotated)/.test(fault ?? '')

export const isCiba = (fault: PscFault | undefined): boolean => fault?.startsWith('ciba-') ?? false

const cells = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

const tableIn = (lines: readonly string[]): { readonly start: number; readonly end: number } => {
  const start = lines.findIndex((line) => /^\| panne +\|/.test(line) && line.includes('mod_auth_openidc'))
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'))
  return { start, end: start + length }
}

/** The column of a relying party, as docs/third-parties.md tells it. */
export const recorded = (peer: string): Findings => {
  const lines = readFileSync(page, 'utf8').split('\n')
  const { start, end } = tableIn(lines)
  const column = cells(lines[start] ?? '').indexOf(peer)
  return Object.fromEntries(
    lines.slice(start + 2, end).map((line) => {
      const row = cells(line)
      return [(row[0] ?? '').replaceAll('`', ''), (row[column] ?? '') as Finding]
    }),
  )
}

const rewrite = (peer: string, findings: Findings): void => {
  const lines = readFileSync(page, 'utf8').split('\n')
  const { start, end } = tableIn(lines)
  const heading = cells(lines[start] ?? '')
  const column = heading.indexOf(peer)
  const before = new Map(lines.slice(start + 2, end).map((line) => [cells(line)[0]?.replaceAll('`', ''), cells(line)]))
  const rows = Object.entries(findings).map(([id, finding]) => {
    const row = heading.map((_, index) => (index === column ? finding : (before.get(id)?.[index] ?? '')))
    return `| ${[id === nominal ? id : `\`${id}\``, ...row.slice(1)].join(' | ')} |`
  })
  writeFileSync(page, [...lines.slice(0, start + 2), ...rows, ...lines.slice(end)].join('\n'))
}

/** What the page says of this relying party; under BANC_UPDATE=1 the page first takes what was found. */
export const recordedAfter = (peer: string, findings: Findings): Findings => {
  if (process.env.BANC_UPDATE === '1') rewrite(peer, findings)
  return recorded(peer)
}
