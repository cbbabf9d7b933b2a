import { describe, expect, test } from 'vitest'
import { makeDocument, productWith, qualified } from '../documents/document.fixture.ts'
import { dmpActions } from './actions.ts'

// No service is reachable here: whatever is blocked must be blocked before anything is sent.

const params = async (context: ReturnType<typeof productWith>) => ({
  patientId: qualified.patientId,
  documentId: (await makeDocument(context)).id,
})

const send = async (context: ReturnType<typeof productWith>) =>
  dmpActions['document.sendToDmp']?.(await params(context), context)

describe('document.sendToDmp', () => {
  test('an opposition blocks it', async () => {
    const context = productWith(qualified)
    await dmpActions['consent.recordDmp']?.({ patientId: qualified.patientId, opposed: true }, context)
    expect(await send(context)).toMatchObject({ outcome: 'blocked', message: expect.stringContaining('oppose') })
  })

  test.each(['provisoire', 'recuperee', 'validee'] as const)(
    'an identity that is only %s blocks it',
    async (statut) => {
      expect(await send(productWith({ ...qualified, statut }))).toMatchObject({
        outcome: 'blocked',
        message: expect.stringContaining('qualifiée'),
      })
    },
  )

  test('a service that cannot be reached is a failure, with its reason', async () => {
    expect(await send(productWith(qualified))).toMatchObject({ outcome: 'failed', message: expect.any(String) })
  })

  test('an unknown document or patient is the caller’s mistake', async () => {
    const context = productWith(qualified)
    const unknown = dmpActions['document.sendToDmp']?.({ patientId: qualified.patientId, documentId: '?' }, context)
    await expect(unknown).rejects.toThrow('document inconnu')
    const nobody = dmpActions['consent.recordDmp']?.({ patientId: '?', opposed: true }, context)
    await expect(nobody).rejects.toThrow('patient inconnu')
  })
})
