import { describe, expect, test } from 'vitest'
import { readAuthorizationAnswer } from './authorization-answer.ts'
import { readAuthorizationRequest } from './authorization-request.ts'
import { decodeJwt } from './jwt.ts'
import { one, readParameters, repeated } from './parameters.ts'
import { challengeS256, isCodeVerifier, verifierAnswers } from './pkce.ts'
import { nationalIdOf, sameProfessional } from './professional.ts'
import { readBackChannelRequest } from './token-request.ts'
import { readTokenResponse } from './token-response.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('parameters', () => {
  test('keep every occurrence, in order, and name the repeated ones', () => {
    const parameters = readParameters('a=1&b=2&a=3&c=')
    expect(parameters.get('a')).toEqual(['1', '3'])
    expect(repeated(parameters)).toEqual(['a'])
  })

  test('a parameter without a value counts as omitted (RFC 6749 §3.1)', () => {
    expect(one(readParameters('c='), 'c')).toBeUndefined()
  })

  test('a broken escape is no error', () => {
    expect(one(readParameters('a=%E0%A4%A'), 'a')).toBeDefined()
  })
})

describe('authorization request', () => {
  test('reads the real call of the national Web DMP', () => {
    const request = readAuthorizationRequest(
      '/auth/?scope=openid%20scope_all&acr_values=eidas1&response_type=code&redirect_uri=https%3A%2F%2Fa.example%2Fcb&client_id=web-dmp#x?y',
    )
    expect(request).toMatchObject({
      clientId: 'web-dmp',
      redirectUri: 'https://a.example/cb',
      scope: ['openid', 'scope_all'],
      acrValues: ['eidas1'],
      state: undefined,
      nonce: undefined,
      repeated: [],
    })
  })

  test('a challenge without a method is plain (RFC 7636 §4.3)', () => {
    expect(readAuthorizationRequest('/auth?code_challenge=abc').codeChallengeMethod).toBe('plain')
    expect(readAuthorizationRequest('/auth').codeChallengeMethod).toBeUndefined()
  })

  test('max_age that is no whole number is not one', () => {
    expect(readAuthorizationRequest('/auth?max_age=60').maxAge).toBe(60)
    expect(readAuthorizationRequest('/auth?max_age=-1').maxAge).toBeUndefined()
  })

  test('the answer is read from the address that the browser is sent to', () => {
    expect(readAuthorizationAnswer('https://a.example/cb?code=c&state=s&iss=i')).toMatchObject({
      code: 'c',
      state: 's',
      iss: 'i',
      error: undefined,
    })
  })
})

describe('client authentication', () => {
  test('Basic is form-encoded inside (RFC 6749 §2.3.1)', () => {
    const pair = Buffer.from('le%3Aclient:se%20cret%2B').toString('base64')
    expect(readBackChannelRequest(bytes(''), `Basic ${pair}`).credentials).toEqual({
      method: 'client_secret_basic',
      clientId: 'le:client',
      clientSecret: 'se cret+',
    })
  })

  test('in the form', () => {
    expect(readBackChannelRequest(bytes('client_id=a&client_secret=b'), undefined).credentials).toEqual({
      method: 'client_secret_post',
      clientId: 'a',
      clientSecret: 'b',
    })
  })

  test('both at once is seen', () => {
    const pair = Buffer.from('a:b').toString('base64')
    expect(readBackChannelRequest(bytes('client_secret=b'), `Basic ${pair}`).twoMethods).toBe(true)
  })

  test('garbage is no credentials', () => {
    expect(readBackChannelRequest(bytes('%%%'), 'Basic !!!').credentials.method).toBe('none')
  })
})

describe('token answer', () => {
  test('is typed, whatever the types on the wire', () => {
    const answer = readTokenResponse(bytes('{"access_token":"a","expires_in":"120","id_token":3}'))
    expect(answer).toMatchObject({ accessToken: 'a', expiresIn: undefined, idToken: undefined })
  })

  test.each(['', 'null', '[]', '"x"', '<html>'])('%j is none', (body) => {
    expect(readTokenResponse(bytes(body))).toBeUndefined()
  })

  test.each(['', 'a.b', 'a.b.c', '..', 'e30.W10.', 'e30.e30.x.y'])('%j is no JWT', (text) => {
    expect(decodeJwt(text)).toBeUndefined()
  })
})

describe('PKCE', () => {
  // Appendix B of RFC 7636.
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

  test('S256 gives the challenge of the RFC', () => {
    expect(challengeS256(verifier)).toBe(challenge)
    expect(verifierAnswers(verifier, challenge, 'S256')).toBe(true)
  })

  test('another verifier, another method or a short verifier does not answer', () => {
    expect(verifierAnswers(`${verifier}x`, challenge, 'S256')).toBe(false)
    expect(verifierAnswers(verifier, challenge, 'plain')).toBe(false)
    expect(verifierAnswers(verifier, challenge, 'S512')).toBe(false)
    expect(isCodeVerifier('short')).toBe(false)
  })
})

describe('the professional', () => {
  test('SubjectNameID comes first, else preferred_username', () => {
    expect(nationalIdOf({ SubjectNameID: 'a', preferred_username: 'b' })).toBe('a')
    expect(nationalIdOf({ preferred_username: 'b' })).toBe('b')
    expect(nationalIdOf({})).toBeUndefined()
  })

  test('with or without its type digit', () => {
    expect(sameProfessional('899700000017', '99700000017')).toBe(true)
    expect(sameProfessional('899700000017', '899700000025')).toBe(false)
  })
})
