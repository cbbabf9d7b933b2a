import { readLot } from '../../src/protocols/ins/verification.ts'
import { el } from '../../src/xml/write.ts'
import { insiAssumptions } from './assumptions.ts'
import { resultOf, verificationAnswer, verificationOperation } from './verification-operation.ts'

/** WS_INS5, supposed: the results of a batch, or that its number is unknown. Shape not verified. */
export const retirerVerificationEnMasse = verificationOperation(
  'retirerVerificationEnMasse',
  'RETRAITVERIFICATION',
  [insiAssumptions.lot2Bulk.id],
  (request, state) => {
    const lot = readLot(request.body) ?? ''
    const results = state.lots.get(lot)
    return {
      response: verificationAnswer(
        request,
        state,
        'RESULTATLOT',
        el('IdLot', {}, lot),
        el('Etat', {}, results === undefined ? 'INCONNU' : 'TERMINE'),
        (results ?? []).map(resultOf),
      ),
    }
  },
)
