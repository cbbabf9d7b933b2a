import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder, toldBy } from '../cli/cli.fixture.ts'
import { makeRunFolder, runId } from './run-folder.ts'

test('a run is named by its start and its product', () => {
  const now = new Date('2026-03-02T08:05:09.123Z')
  expect(runId('Produit de référence', now)).toBe('20260302-080509Z-produit-de-reference')
  expect(runId('../../Évil « X »', now)).toBe('20260302-080509Z-evil-x')
})

test('two runs of the same second have two folders', () => {
  const out = join(temporaryFolder(), 'dossier')
  expect([1, 2, 3].map(() => makeRunFolder(out, 'r'))).toEqual(['r', 'r-2', 'r-3'].map((id) => join(out, id)))
})

test('a folder that cannot be made is told, with what to do', () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  const error = toldBy(() => makeRunFolder(join(file, 'dossier'), 'r'))
  expect(error).toMatchObject({ code: 'BANC-OUT', exitCode: 2, where: join(file, 'dossier', 'r') })
  expect(error.describe('fr')).toContain('--out')
})

test('a file that stands where the output folder should be is told, not waited for', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'dossier'), '')
  mkdirSync(join(folder, 'elsewhere'))
  expect(toldBy(() => makeRunFolder(join(folder, 'dossier'), 'r')).code).toBe('BANC-OUT')
})
