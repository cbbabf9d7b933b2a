import { describe, expect, test } from 'vitest'
import { toldBy } from '../cli/cli.fixture.ts'
import type { Config } from '../model/config.ts'
import { type SelectionOptions, selectionOf } from './selection.ts'

const config: Config = {
  product: { name: 'p', version: '1', start: { kind: 'none' } },
  pilot: { kind: 'http', url: 'http://x' },
  couloirs: ['LGC'],
  vagues: [2],
  profils: ['Médecin traitant'],
}

test('the configuration chooses, where no option says otherwise', () => {
  expect(selectionOf(config, {})).toEqual({
    couloirs: ['LGC'],
    vagues: [2],
    profils: ['Médecin traitant'],
    suites: [],
    only: [],
  })
})

test('options override the configuration', () => {
  const options = { couloir: 'RIS,BIO', vague: '1,2', suite: 'ins,mss', only: ['INS/va1.52.01'], shard: '2/3' }
  expect(selectionOf(config, { ...options, testNamePattern: 'INS' })).toMatchObject({
    couloirs: ['RIS', 'BIO'],
    vagues: [1, 2],
    suites: ['ins', 'mss'],
    only: ['INS/va1.52.01'],
    shard: { index: 2, count: 3 },
    testNamePattern: /INS/,
  })
})

describe('an option that makes no sense is told', () => {
  test.each<[string, SelectionOptions]>([
    ['--couloir', { couloir: 'LGX' }],
    ['--vague', { vague: 'abc' }],
    ['--vague', { vague: '3' }],
    ['--shard', { shard: '4/3' }],
    ['--shard', { shard: '0/3' }],
    ['--shard', { shard: 'a' }],
    ['-t', { testNamePattern: '[' }],
  ])('%s %o', (where, options) => {
    expect(toldBy(() => selectionOf(config, options))).toMatchObject({ code: 'BANC-OPTION', where, exitCode: 2 })
  })
})
