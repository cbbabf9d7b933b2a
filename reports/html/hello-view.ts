import type { ClientHello } from '../../src/model/exchange.ts'
import { rows } from './facts.ts'
import type { Html } from './markup.ts'
import type { View } from './view.ts'
import { wireWords } from './words.ts'

/** What a client offers at the beginning of TLS, in its own order. */
export const helloView = (hello: ClientHello, { say }: View): Html =>
  rows([
    [say(wireWords.versions), (hello.versions ?? [`≤ ${hello.legacyVersion}`]).join(', ')],
    [say(wireWords.cipherSuites), hello.cipherSuites.join(', ')],
    [say(wireWords.groups), hello.groups?.join(', ')],
    [say(wireWords.signatures), hello.signatureAlgorithms?.join(', ')],
    [say(wireWords.serverName), hello.serverName],
    ['ALPN', hello.alpn?.join(', ')],
    [say(wireWords.resumes), hello.resumes],
  ])
