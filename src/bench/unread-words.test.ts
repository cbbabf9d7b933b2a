import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { services } from './services.ts'
import { type Unread, unjudgedAssumptions, unselectedFaults } from './unread-words.fixture.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const sourcesOf = (folder: string): string =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(file))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))
    .join('\n')

/** What judges: scenarios select faults, checks and rules read them and rest on assumptions, all as literal words. */
const judging = [sourcesOf('suites'), sourcesOf('src/rules')].join('\n')

/** Assumptions whose name is put together from the service’s. */
const composed = /^(insi|dmp|psc)\.server-certificate$/

const isRead = (word: string): boolean => judging.includes(`'${word}'`) || composed.test(word)

const listed = (lists: readonly Unread[]): readonly string[] => lists.flatMap(({ words }) => words)

/** A fault is the service’s own: two services may have one of the same name. */
const faults = services.flatMap(({ name, faults }) => faults.map(({ id }) => ({ word: `${name} ${id}`, read: id })))
const assumptions = services.flatMap(({ assumptions }) => assumptions.map(({ id }) => ({ word: id, read: id })))

describe.each([
  ['fault', faults, unselectedFaults],
  ['assumption', assumptions, unjudgedAssumptions],
] as const)('every %s of a mock', (_, declared, unread) => {
  test('is read by a scenario, a check or a rule, or its silence has a reason', () => {
    const nobodys = declared.filter(({ word, read }) => !isRead(read) && !listed(unread).includes(word))
    expect(nobodys.map(({ word }) => word)).toEqual([])
  })

  test('that is excused exists, and is read by nobody', () => {
    const silent = declared.filter(({ read }) => !isRead(read)).map(({ word }) => word)
    expect(listed(unread).filter((word) => !silent.includes(word))).toEqual([])
  })

  test('is excused once', () => {
    expect(new Set(listed(unread)).size).toBe(listed(unread).length)
  })
})
