import { readToVerify } from '../../src/protocols/ins/verification.ts'
import { resultOf, verificationAnswer, verificationOperation } from './verification-operation.ts'
import { verify } from './verify.ts'

/** WS_INS3: whether one INS and its traits are still those of the national registry. Shape not verified. */
export const verifierInsAvecTraitsIdentite = verificationOperation(
  'verifierInsAvecTraitsIdentite',
  'VERIFICATION',
  [],
  (request, state) => {
    const [asked] = readToVerify(request.body)
    if (asked === undefined) throw new Error('the schema demands one IndividuVerifie')
    const verified = resultOf(verify(asked, state))
    return { response: verificationAnswer(request, state, 'RESULTATVERIFICATION', verified) }
  },
)
