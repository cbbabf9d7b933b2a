import { describe, expect, test } from 'vitest'
import type { PilotAction, PilotActions } from '../../../src/model/pilot.ts'
import type { ProductContext } from '../context.ts'
import { productWith, qualified } from '../documents/document.fixture.ts'
import { insActions } from './actions.ts'

const patientId = qualified.patientId

const act = async <A extends PilotAction>(context: ProductContext, action: A, params: PilotActions[A]['params']) => {
  const handle = insActions[action] as
    | ((params: PilotActions[A]['params'], context: ProductContext) => Promise<PilotActions[A]['result']>)
    | undefined
  if (!handle) throw new Error(`${action} is not offered`)
  return handle(params, context)
}

describe('a qualified identity', () => {
  test('falls to provisoire when it is doubtful, and loses its matricule', async () => {
    const context = productWith(qualified)
    const doubtful = { patientId, attribut: 'douteuse', present: true } as const
    expect(await act(context, 'identity.setAttribut', doubtful)).toEqual({ statut: 'provisoire' })
    const { identity } = await act(context, 'identity.read', { patientId })
    expect(identity).toMatchObject({ patientId })
    expect([identity?.matricule, identity?.oid]).toEqual([undefined, undefined])
  })

  test('is closed to an ordinary user, open to a super user, who lowers it', async () => {
    const context = productWith(qualified)
    const change = { patientId, traits: { nomNaissance: 'ESSAI' }, as: '899700000025' }
    expect(await act(context, 'identity.update', change)).toMatchObject({ refused: true, statut: 'qualifiee' })
    const habilitation = { user: '899700000025', ins: true, insi: true, superUtilisateur: true }
    await act(context, 'settings.setHabilitation', { habilitation })
    expect(await act(context, 'identity.update', change)).toEqual({ statut: 'validee' })
    const { changes } = await act(context, 'identity.history', { patientId })
    expect(changes).toMatchObject([{ by: '899700000025', from: 'qualifiee', to: 'validee' }])
  })
})
