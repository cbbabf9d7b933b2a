import { describe, expect, test } from 'vitest'
import fc from '../../bench/property.fixture.ts'
import {
  type AttributIdentite,
  type IdentityEvent,
  type IdentityState,
  mayCallInsi,
  mayCombine,
  mayTransmitIns,
  newIdentity,
  transition,
} from './status.ts'

const ins = { matricule: '275126322074974', oid: '1.2.250.1.213.1.4.8' }
const accepted = { kind: 'insi-accepted', ...ins } as const
const proved = { kind: 'identity-proved' } as const

const reached = (...events: readonly IdentityEvent[]): IdentityState =>
  events.reduce((state, event) => transition(state, event).state, newIdentity)

describe('the status of an identity', () => {
  test.each([
    ['is provisoire at creation', [], 'provisoire', false],
    ['is récupérée once INSi gave it', [accepted], 'recuperee', true],
    ['is validée once proved', [proved], 'validee', false],
    ['is qualifiée when proved, then given by INSi', [proved, accepted], 'qualifiee', true],
    ['is qualifiée when given by INSi, then proved', [accepted, proved], 'qualifiee', true],
    [
      'falls from récupérée to provisoire on a changed trait',
      [accepted, { kind: 'strict-trait-changed' }],
      'provisoire',
      false,
    ],
    [
      'falls from qualifiée to validée on a changed trait',
      [accepted, proved, { kind: 'strict-trait-changed' }],
      'validee',
      false,
    ],
    [
      'falls to validée when the matricule is invalidated',
      [accepted, proved, { kind: 'ins-invalidated' }],
      'validee',
      false,
    ],
    [
      'falls one level on a KO of the verification',
      [accepted, { kind: 'insi-verified', outcome: 'KO' }],
      'provisoire',
      false,
    ],
    [
      'stays on an OK of the verification',
      [accepted, proved, { kind: 'insi-verified', outcome: 'OK' }],
      'qualifiee',
      true,
    ],
    [
      'is provisoire again when douteuse',
      [accepted, proved, { kind: 'attribute-set', attribut: 'douteuse' }],
      'provisoire',
      false,
    ],
    ['is provisoire again when fictive', [proved, { kind: 'attribute-set', attribut: 'fictive' }], 'provisoire', false],
    [
      'is not touched by homonyme',
      [accepted, proved, { kind: 'attribute-set', attribut: 'homonyme' }],
      'qualifiee',
      true,
    ],
    [
      'is not raised by INSi while douteuse',
      [{ kind: 'attribute-set', attribut: 'douteuse' }, accepted],
      'provisoire',
      false,
    ],
    [
      'is not raised by a document while fictive',
      [{ kind: 'attribute-set', attribut: 'fictive' }, proved],
      'provisoire',
      false,
    ],
    [
      'rises again once no longer douteuse',
      [{ kind: 'attribute-set', attribut: 'douteuse' }, { kind: 'attribute-removed', attribut: 'douteuse' }, proved],
      'validee',
      false,
    ],
  ] as const)('%s', (_, events, statut, withIns) => {
    const state = reached(...events)
    expect(state.statut).toBe(statut)
    expect(state.ins !== undefined).toBe(withIns)
  })

  test('a transition says when a matricule was lost, and only then', () => {
    expect(transition(reached(accepted), { kind: 'strict-trait-changed' }).insInvalidated).toBe(true)
    expect(transition(reached(proved), { kind: 'strict-trait-changed' }).insInvalidated).toBe(false)
    expect(transition(reached(accepted), { kind: 'attribute-set', attribut: 'douteuse' }).insInvalidated).toBe(true)
  })

  test('only a qualified identity transmits its INS', () => {
    expect(mayTransmitIns(reached(accepted))).toBe(false)
    expect(mayTransmitIns(reached(proved))).toBe(false)
    expect(mayTransmitIns(reached(accepted, proved))).toBe(true)
  })

  test('douteuse and fictive never stand together', () => {
    expect(mayCombine(['homonyme', 'douteuse'])).toBe(true)
    expect(mayCombine(['douteuse', 'fictive'])).toBe(false)
  })
})

const attribut = fc.constantFrom<AttributIdentite>('homonyme', 'douteuse', 'fictive')
const event: fc.Arbitrary<IdentityEvent> = fc.oneof(
  fc.constantFrom<IdentityEvent>(
    accepted,
    proved,
    { kind: 'strict-trait-changed' },
    { kind: 'ins-invalidated' },
    { kind: 'insi-verified', outcome: 'OK' },
    { kind: 'insi-verified', outcome: 'KO' },
  ),
  fc.record({ kind: fc.constantFrom('attribute-set' as const, 'attribute-removed' as const), attribut }),
)

test('whatever happens, INSi’s statuses hold a matricule and the others none, and a doubtful identity is provisoire', () => {
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const state = reached(...events)
      expect(state.ins !== undefined).toBe(state.statut === 'recuperee' || state.statut === 'qualifiee')
      if (!mayCallInsi(state)) expect(state.statut).toBe('provisoire')
      expect(new Set(state.attributs).size).toBe(state.attributs.length)
    }),
  )
})
