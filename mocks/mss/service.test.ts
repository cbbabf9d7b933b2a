import { describe, expect, test } from 'vitest'
import type { MailTransaction } from '../../src/model/exchange.ts'
import { mssService } from './service.ts'
import { type MssState, startMss } from './state.ts'

const setting = { url: 'smtp://x', now: () => new Date(0), uuid: () => 'u-1', options: { slowMs: 40 } }

const state = (fault?: string): MssState => {
  const started = startMss(setting)
  started.fault = fault
  return started
}

const transaction: MailTransaction = {
  dialogue: [],
  clientHostname: 'poste',
  secure: true,
  user: 'bal@test.mssante.fr',
  authMethod: 'XOAUTH2',
  mailFrom: 'bal@test.mssante.fr',
  rcptTo: ['autre@test.mssante.fr'],
  message: new Uint8Array(),
}

const bearer = { method: 'XOAUTH2', user: 'bal@test.mssante.fr', secret: 'jeton' }
const plain = { method: 'PLAIN', user: 'bal@test.mssante.fr', secret: 'x' }
const tls = { protocol: 'TLSv1.2', cipher: 'x' }

describe('login', () => {
  test('XOAUTH2 with a token is accepted, unless the fault refuses it', () => {
    expect(mssService.authenticate(bearer, state()).code).toBe(235)
    expect(mssService.authenticate(bearer, state('auth-refused')).code).toBe(535)
  })

  test('a login that is no mailbox address is refused', () => {
    expect(mssService.authenticate({ ...bearer, user: 'docteur' }, state()).code).toBe(535)
  })

  test('PLAIN demands a certificate that the test authority issued', () => {
    expect(mssService.authenticate(plain, state()).code).toBe(535)
    expect(mssService.authenticate({ ...plain, ...{ tls: { ...tls, clientTrusted: false } } }, state()).code).toBe(535)
    expect(mssService.authenticate({ ...plain, ...{ tls: { ...tls, clientTrusted: true } } }, state()).code).toBe(235)
  })
})

describe('message', () => {
  test.each([
    [undefined, 250],
    ['mailbox-unknown', 550],
    ['temporary', 451],
    ['slow', 250],
  ])('fault %s gives %i', (fault, code) => {
    expect(mssService.deliver(transaction, state(fault)).code).toBe(code)
  })

  test('slow waits as long as the configuration says', () => {
    expect(mssService.deliver(transaction, state('slow'))).toMatchObject({ delayMs: 40 })
    expect(mssService.start({ ...setting, options: { slowMs: 7 } })).toMatchObject({ slowMs: 7 })
  })

  test('every reply names the assumptions it rests on, all declared', () => {
    const declared = mssService.assumptions.map(({ id }) => id)
    for (const fault of [undefined, ...mssService.faults.map(({ id }) => id)]) {
      const operator = state()
      mssService.authenticate(bearer, operator)
      operator.fault = fault
      const reply = mssService.deliver(transaction, operator)
      const named = 'assumptions' in reply ? (reply.assumptions as string[]) : []
      expect(named.length).toBeGreaterThan(0)
      for (const id of named) expect(declared).toContain(id)
    }
  })
})
