import { check } from '../../../src/run/check.ts'
import { authorizations } from '../evidence/seen.ts'

export const nativeLoginUsesPkce = check({
  id: 'psc.nativeLoginUsesPkce',
  title: {
    fr: 'La demande de l’application native porte un défi PKCE S256',
    en: 'The native application’s request carries a PKCE S256 challenge',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.native-pkce',
  observes: (record) => authorizations(record).map((value) => ({ value, evidence: [value.exchange.id] })),
  judge: ({ request }) => ({
    ok: request.codeChallenge !== undefined && request.codeChallengeMethod === 'S256',
    expected: 'code_challenge_method=S256',
    actual: request.codeChallengeMethod ?? { fr: 'absent', en: 'absent' },
  }),
})

export const internalBrowserNamesItsLibraries = check({
  id: 'psc.internalBrowserNamesItsLibraries',
  title: {
    fr: 'Le navigateur interne est décrit par ses bibliothèques et leurs versions',
    en: 'The internal browser is described by its libraries and their versions',
  },
  verifies: ['PSC.01'],
  reads: ['session.libraries'],
  observes: (record) =>
    record
      .actions('session.loginNative')
      .flatMap(({ id, result }) => (result?.libraries ? [{ value: result.libraries, evidence: [id] }] : [])),
  judge: (libraries) => ({
    ok: libraries.length > 0 && libraries.every(({ name, version }) => name !== '' && version !== ''),
    expected: { fr: 'le nom et la version de chaque bibliothèque', en: 'name and version of every library' },
    actual: libraries.map(({ name, version }) => `${name} ${version || '?'}`).join(', ') || '∅',
  }),
})
