import { readToVerify } from '../../src/protocols/ins/verification.ts'
import { el } from '../../src/xml/write.ts'
import { insiAssumptions } from './assumptions.ts'
import { verificationAnswer, verificationOperation } from './verification-operation.ts'
import { verify } from './verify.ts'

/** WS_INS4, supposed: takes a batch of identities to verify and gives its number. Shape not verified. */
export const deposerVerificationEnMasse = verificationOperation(
  'deposerVerificationEnMasse',
  'DEPOTVERIFICATION',
  [insiAssumptions.lot2Bulk.id],
  (request, state) => {
    const results = readToVerify(request.body).map((asked) => verify(asked, state))
    const lot = state.uuid()
    state.lots.set(lot, results)
    return {
      response: verificationAnswer(
        request,
        state,
        'DEPOTACCEPTE',
        el('IdLot', {}, lot),
        el('Nombre', {}, results.length),
      ),
    }
  },
)
