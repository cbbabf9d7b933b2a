import { describe, expect, test } from 'vitest'
import { address, bearer, operator, plain, talk } from './talk.fixture.ts'

describe('before TLS', () => {
  const inClear = () => talk(operator(), { secure: false })

  test('STARTTLS is offered, no login is', () => {
    const said = inClear().command('a CAPABILITY')
    expect(said).toContain('STARTTLS LOGINDISABLED')
    expect(said).not.toContain('AUTH=')
    expect(said).toMatch(/a OK /)
  })

  test('AUTHENTICATE and LOGIN are refused', () => {
    expect(inClear().command(`a AUTHENTICATE XOAUTH2 ${bearer(address, 'jeton')}`)).toBe(
      'a NO [PRIVACYREQUIRED] STARTTLS comes before any login\r\n',
    )
    expect(inClear().command('a LOGIN bal secret')).toMatch(/^a NO \[PRIVACYREQUIRED\]/)
  })

  test('what comes in clear behind STARTTLS is thrown away and told', () => {
    const client = inClear()
    expect(client.say('a STARTTLS\r\nb NOOP\r\n')).toBe('a OK Begin TLS negotiation now\r\n')
    expect(client.after()).toBe('starttls')
    client.conversation.secured(undefined)
    expect(client.command('c NOOP')).toBe('c OK NOOP completed\r\n')
    expect(client.conversation.over().notes).toEqual(['8 bytes sent in clear after STARTTLS were thrown away'])
  })
})

describe('XOAUTH2', () => {
  const entering = (options?: object) => talk(operator({ ...options }), { login: false })

  test('with the token on the same line', () => {
    const said = entering().command(`a AUTHENTICATE XOAUTH2 ${bearer(address, 'jeton')}`)
    expect(said).toMatch(/^a OK \[CAPABILITY IMAP4rev1 /)
    expect(said).not.toContain('AUTH=')
  })

  test('with the token on the next line', () => {
    const client = entering()
    expect(client.command('a AUTHENTICATE XOAUTH2')).toBe('+ \r\n')
    expect(client.command(bearer(address, 'jeton'))).toMatch(/^a OK /)
  })

  test('refused: a challenge says why, NO follows the empty line', () => {
    const client = entering({ strictTokens: true })
    const challenge = client.command(`a AUTHENTICATE XOAUTH2 ${bearer(address, 'jeton')}`)
    expect(JSON.parse(Buffer.from(challenge.slice(2), 'base64').toString())).toMatchObject({ status: '401' })
    expect(client.command('')).toMatch(/^a NO \[AUTHENTICATIONFAILED\] /)
    expect(client.command('b SELECT INBOX')).toBe('b BAD SELECT needs a login\r\n')
  })

  test('what is not base64, or not of the form, is refused; * cancels', () => {
    const client = entering()
    client.command('a AUTHENTICATE XOAUTH2')
    expect(client.command('pas du base64 !')).toBe('a BAD The response is not base64\r\n')
    client.command('b AUTHENTICATE XOAUTH2')
    expect(client.command(Buffer.from('user=x').toString('base64'))).toMatch(/^b NO \[AUTHENTICATIONFAILED\]/)
    client.command('c AUTHENTICATE XOAUTH2')
    expect(client.command('*')).toBe('c BAD AUTHENTICATE cancelled\r\n')
  })

  test('the token is in the record, and nowhere in the dialogue', () => {
    const client = entering()
    client.command('a AUTHENTICATE XOAUTH2')
    const secret = bearer(address, 'jeton-secret')
    client.command(secret)
    const facts = client.conversation.over()
    expect(facts).toMatchObject({ user: address, authMethod: 'XOAUTH2', accessToken: 'jeton-secret' })
    expect(facts.dialogue.join('\n')).toContain('C: <secret>')
    expect(JSON.stringify(facts.dialogue)).not.toContain(secret)
    const oneLine = entering()
    oneLine.command(`a AUTHENTICATE XOAUTH2 ${secret}`)
    expect(JSON.stringify(oneLine.conversation.over().dialogue)).not.toContain(secret)
  })
})

describe('PLAIN', () => {
  test('opens an application mailbox over a certificate of the trust space', () => {
    const client = talk(operator(), { login: false })
    expect(client.command(`a AUTHENTICATE PLAIN ${plain(address)}`)).toMatch(/^a OK /)
    expect(client.conversation.over()).toMatchObject({ authMethod: 'PLAIN', assumptions: ['mss.app-password'] })
  })

  test('is refused without one, and in the name of another', () => {
    const client = talk(operator(), { login: false })
    client.conversation.secured({ protocol: 'TLSv1.3', cipher: 'x', clientTrusted: false })
    expect(client.command(`a AUTHENTICATE PLAIN ${plain(address)}`)).toMatch(
      /^a NO \[AUTHENTICATIONFAILED\] 5\.7\.8 PLAIN/,
    )
    const other = Buffer.from(`autre@x.fr\0${address}\0x`).toString('base64')
    expect(client.command(`b AUTHENTICATE PLAIN ${other}`)).toMatch(/^b NO /)
  })
})

test('LOGIN is refused over TLS too, and told', () => {
  const client = talk(operator(), { login: false })
  expect(client.command('a LOGIN "bal@essai.mssante.fr" "mot de passe"')).toMatch(/^a NO LOGIN is disabled/)
  const { dialogue, notes } = client.conversation.over()
  expect(dialogue.join('\n')).not.toContain('mot de passe')
  expect(notes).toEqual(['LOGIN of bal@essai.mssante.fr refused: LOGINDISABLED is announced'])
})

describe('faults', () => {
  test('token-expired refuses one token and takes another', () => {
    const state = operator()
    state.fault = 'token-expired'
    const client = talk(state, { login: false })
    client.command(`a AUTHENTICATE XOAUTH2 ${bearer(address, 'vieux')}`)
    expect(client.command('')).toContain('has expired')
    client.command(`b AUTHENTICATE XOAUTH2 ${bearer(address, 'vieux')}`)
    expect(client.command('')).toContain('has expired')
    expect(client.command(`c AUTHENTICATE XOAUTH2 ${bearer(address, 'neuf')}`)).toMatch(/^c OK/)
    expect(client.conversation.over().fault).toBe('token-expired')
  })

  test('session-closed ends the sessions that are open, and lets new ones in', () => {
    const state = operator()
    const open = talk(state, { select: 'INBOX' })
    state.fault = 'session-closed'
    expect(open.told()).toBe(1)
    expect(open.news()).toBe('* BYE The operator closes this session\r\n')
    expect(open.after()).toBe('close')
    expect(open.conversation.over().fault).toBe('session-closed')
    const fresh = talk(state, { select: 'INBOX' })
    expect(fresh.command('a NOOP')).toBe('a OK NOOP completed\r\n')
  })

  test('temporary lets nobody in', () => {
    const state = operator()
    state.fault = 'temporary'
    expect(talk(state, { login: false }).command(`a AUTHENTICATE PLAIN ${plain(address)}`)).toMatch(
      /^a NO \[UNAVAILABLE\]/,
    )
  })
})
