import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import type { Difference } from '../run/replay.ts'
import { unpack } from '../zip/unpack.ts'
import { openDossier } from './dossier.ts'
import { judgeAgain } from './judge-again.ts'

const fixtures = fileURLToPath(new URL('../run/fixtures/dossiers', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'old-dossiers-'))
afterAll(() => rmSync(folder, { recursive: true }))

const opened = async (name: string) => {
  await unpack(join(fixtures, `${name}.zip`), join(folder, name))
  return openDossier(join(folder, name))
}

const countOf = (scenarios: readonly { readonly checks: readonly unknown[] }[]) => ({
  scenarios: scenarios.length,
  checks: scenarios.flatMap(({ checks }) => checks).length,
})

/** Checks that this version has and the one before had not. */
const added = [
  'dmp.dmpTakesTheMessage',
  'dmp.fedDocumentFollowsTheHeaderRules',
  'dmp.fedDocumentIsOfItsTime',
  'dmp.feedIsNotUnderAir',
  'dmp.feedTravelsAsMtom',
  'dmp.messageIdIsNewEachTime',
  'dmp.messageIsAddressed',
  'dmp.messageIsAddressedToTheDmp',
  'dmp.messageIsSoap12',
  'dmp.submissionCarriesHashAndSize',
  'dmp.submissionCarriesItsDocuments',
  'dmp.submissionConfidentialityIsKnown',
  'dmp.submissionFollowsTheRulesOfXds',
  'dmp.submissionHasASet',
  'dmp.submissionHashIsRight',
  'dmp.submissionIdsAreNew',
  'dmp.submissionIsForTheVihfPatient',
  'dmp.submissionSizeIsRight',
  'dmp.vihfConditionsHold',
  'dmp.vihfIsForTheDmp',
  'dmp.vihfIsNotFromTheFuture',
  'dmp.vihfIsRecent',
  'dmp.vihfIsUsedOnce',
  'dmp.vihfSignatureIsStrong',
  'dmp.vihfSignerIsInTime',
  'dmp.vihfSignerIsTrusted',
  'dmp.vihfSigningCertificateIsWhole',
  'dmp.vihfSigningKeyIsStrong',
  'dmp.vihfVersionIsKnown',
  'psc.codeChallengeIsNewEachTime',
  'psc.nonceIsNewEachTime',
  'psc.proSanteConnectTakesTheRequest',
  'psc.stateIsNewEachTime',
  'psc.tokensStayOutOfUrls',
]

/** An older recording does not tell which authority the DMP trusted: dmp.vihfSignerIsTrusted has no evidence there. */
const withoutAuthority = { scenario: 'DMP/CONF.05.01', was: 'pass', is: 'inconclusive' }

/** Its notes are no words: psc.proSanteConnectTakesTheRequest has no evidence there. */
const withoutWords = { scenario: 'PSC.01.01', was: 'pass', is: 'inconclusive' }

/** The differences without the checks that are new, and those. */
const parted = (found: readonly Difference[]) => ({
  changed: found.filter(({ check }) => check === undefined || !added.includes(check)),
  fresh: found.flatMap(({ check = '', was }) => (added.includes(check) && was === undefined ? [check] : [])).toSorted(),
})

// Whoever must change a line here names the checks in CHANGELOG.md, under "Verdicts".
test.each([
  ['conforme', { scenarios: 10, checks: 58 }, [withoutAuthority, withoutWords], added],
  ['defauts', { scenarios: 10, checks: 58 }, [withoutWords], added],
  // It was interrupted before Pro Santé Connect: what was not played is not judged.
  ['interrompu', { scenarios: 10, checks: 44 }, [withoutAuthority], added.filter((id) => !id.startsWith('psc.'))],
] as const)('the dossier « %s » of the version before is judged to the same verdicts', async (...expected) => {
  const [name, size, changed, fresh] = expected
  const dossier = await opened(name)
  expect(dossier.journal.broken).toBeUndefined()
  expect(countOf(dossier.report?.scenarios ?? [])).toEqual(size)
  const { run, differences } = await judgeAgain(dossier)
  expect(parted(differences)).toEqual({ changed, fresh })
  expect(countOf(run.scenarios)).toEqual({ ...size, checks: size.checks + fresh.length })
})

test('a verdict that differs from the written report is told', async () => {
  const dossier = await opened('conforme')
  const { report } = dossier
  const [first] = report?.scenarios ?? []
  if (report === undefined || first === undefined) throw new Error('the dossier has no report')
  const scenarios = report.scenarios.map((one) => (one === first ? { ...one, verdict: 'fail' as const } : one))
  const { differences } = await judgeAgain({ ...dossier, report: { ...report, scenarios } })
  expect(parted(differences).changed).toEqual([
    { scenario: first.id, was: 'fail', is: first.verdict },
    withoutAuthority,
    withoutWords,
  ])
})
