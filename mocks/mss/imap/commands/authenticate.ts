import type { MailLogin } from '../../../../src/model/service.ts'
import { mailboxOf } from '../../mailboxes.ts'
import type { ImapCommand } from '../command.ts'
import { bad, type Completion, type Continuation, type ImapSession, no, ok } from '../session.ts'
import { capabilities } from './capability.ts'

const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** `user=` address ^A `auth=Bearer ` token ^A ^A (MSS/CONF.07). */
const xoauth2 = (text: string): Pick<MailLogin, 'user' | 'secret'> | undefined => {
  const [, user, secret] = /^user=([^\x01]*)\x01auth=Bearer +([^\x01]*)\x01\x01$/.exec(text) ?? []
  return user === undefined || secret === undefined ? undefined : { user, secret }
}

/** authzid NUL authcid NUL password (RFC 4616). */
const plain = (text: string): Pick<MailLogin, 'user' | 'secret'> | undefined => {
  const [, as, user, secret] = /^([^\0]*)\0([^\0]+)\0([^\0]*)$/.exec(text) ?? []
  if (user === undefined || secret === undefined) return undefined
  return as !== '' && as !== user ? undefined : { user, secret }
}

const readers = { XOAUTH2: xoauth2, PLAIN: plain } as const

const judged = (session: ImapSession, method: keyof typeof readers, response: string): Completion | Continuation => {
  if (response === '*') return bad('AUTHENTICATE cancelled')
  const text = response === '=' ? '' : response
  if (!isBase64.test(text)) return bad('The response is not base64')
  const claim = readers[method](Buffer.from(text, 'base64').toString('utf8'))
  if (claim === undefined) return no(`The response is not one of ${method}`, 'AUTHENTICATIONFAILED')
  const reply = session.operator.authenticate({ method, ...claim, ...(session.tls && { tls: session.tls }) })
  if (reply.code < 400) {
    session.user = claim.user
    session.authMethod = method
    session.secret = claim.secret
    session.mailbox = mailboxOf(session.operator.mailboxes, claim.user)
    return ok('Logged in', `CAPABILITY ${capabilities(session)}`)
  }
  session.notes.push(`AUTHENTICATE ${method} of ${claim.user} refused: ${reply.text}`)
  const refusal = no(reply.text, reply.code < 500 ? 'UNAVAILABLE' : 'AUTHENTICATIONFAILED')
  if (reply.challenge === undefined) return refusal
  // The reason is a challenge that the client acknowledges with an empty line.
  const prompt = Buffer.from(JSON.stringify(reply.challenge)).toString('base64')
  return { prompt, secret: true, hear: () => refusal }
}

/** XOAUTH2 and PLAIN, with the response on the same line (SASL-IR, RFC 4959) or on the next. */
export const authenticate: ImapCommand = {
  name: 'AUTHENTICATE',
  when: 'not authenticated',
  run({ session, args }) {
    args.space()
    const mechanism = args.word('a mechanism')
    const hasInitial = !args.atEnd()
    if (hasInitial) args.space()
    const initial = hasInitial ? args.match(/[A-Za-z0-9+/=]+|\*/y, 'base64') : undefined
    args.end()
    if (!session.secure) return no('STARTTLS comes before any login', 'PRIVACYREQUIRED')
    if (mechanism !== 'XOAUTH2' && mechanism !== 'PLAIN') return no(`${mechanism} is not offered`, 'CANNOT')
    if (initial !== undefined) return judged(session, mechanism, initial)
    return { prompt: '', secret: true, hear: (line) => judged(session, mechanism, line) }
  },
}
