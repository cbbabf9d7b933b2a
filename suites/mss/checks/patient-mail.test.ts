import { describe, expect, test } from 'vitest'
import { qualified } from '../../../mocks/product/documents/document.fixture.ts'
import type { PilotActions, StatutIdentite } from '../../../src/model/pilot.ts'
import { journal } from '../../testkit.ts'
import { verdictOf } from './judged.fixture.ts'
import {
  noMailLeavesForAnUnqualifiedPerson,
  patientAddressIsTheQualifiedMatricule,
  userIsToldThatTheMailIsBlocked,
} from './patient-mail.ts'

const blocked = { outcome: 'blocked', message: 'identité non qualifiée' } as const
const patientId = qualified.patientId

const asked = (statut: StatutIdentite, result?: PilotActions['message.send']['result']) =>
  journal('MSS/va1.19.02')
    .action('identity.read', { patientId }, { identity: { ...qualified, statut } })
    .action('message.send', { patientId, documentIds: [], to: { kind: 'patient' }, body: '' }, result)

/** The window was closed too early: it says nothing of what came after. */
const earlyWindow = () =>
  journal('MSS/va1.19.02')
    .window(['mss'])
    .action('identity.read', { patientId }, { identity: { ...qualified, statut: 'recuperee' } })
    .action('message.send', { patientId, documentIds: [], to: { kind: 'patient' }, body: '' }, blocked)

const mailTo = (address: string) => ({ service: 'mss', message: 'Subject: x\r\n\r\n', rcptTo: [address] })
const address = `${qualified.matricule}@patient.mssante.fr`

describe('nothing leaves', () => {
  const check = noMailLeavesForAnUnqualifiedPerson

  test('conforming', async () => {
    expect(await verdictOf(check, asked('recuperee', blocked).window(['mss']).build())).toBe('pass')
  })

  test('violating: a mail left', async () => {
    const left = asked('recuperee', blocked).mail(mailTo(address)).window(['mss'])
    expect(await verdictOf(check, left.build())).toBe('fail')
  })

  test('no evidence: no window, a window of another service or before the sending, no answer, a qualified identity', async () => {
    for (const draft of [
      asked('recuperee', blocked),
      asked('recuperee', blocked).window(['insi']),
      earlyWindow(),
      asked('recuperee').window(['mss']),
      asked('qualifiee', blocked).window(['mss']),
      journal('MSS/va1.19.02').window(['mss']),
    ]) {
      expect(await verdictOf(check, draft.build())).toBe('inconclusive')
    }
  })
})

describe('the user is told', () => {
  const check = userIsToldThatTheMailIsBlocked

  test('conforming, violating, no evidence', async () => {
    expect(await verdictOf(check, asked('validee', blocked).build())).toBe('pass')
    expect(await verdictOf(check, asked('validee', { outcome: 'blocked' }).build())).toBe('fail')
    expect(await verdictOf(check, asked('validee', { outcome: 'sent' }).build())).toBe('fail')
    expect(await verdictOf(check, asked('qualifiee', blocked).build())).toBe('inconclusive')
  })
})

describe('the address', () => {
  const check = patientAddressIsTheQualifiedMatricule
  const sent = asked('qualifiee', { outcome: 'sent' })

  test('conforming', async () => {
    expect(await verdictOf(check, sent.mail(mailTo(address)).build())).toBe('pass')
  })

  test('violating: without the key, or another domain', async () => {
    for (const other of ['1010663220754@patient.mssante.fr', `${qualified.matricule}@exemple.mssante.fr`]) {
      const draft = asked('qualifiee', { outcome: 'sent' }).mail(mailTo(other))
      expect(await verdictOf(check, draft.build())).toBe('fail')
    }
  })

  test('no evidence: nothing was sent', async () => {
    expect(await verdictOf(check, asked('qualifiee', blocked).build())).toBe('inconclusive')
  })
})
