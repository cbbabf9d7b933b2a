import { insi, insiActions } from '../../../src/protocols/ins/namespaces.ts'
import { soapRequest } from '../../../src/protocols/soap/write.ts'
import { el } from '../../../src/xml/write.ts'
import { journal } from '../../testkit.ts'
import { triplet } from '../../triplet.fixture.ts'
import { insiContextsAreOfTheCall, insiMessageIdIsNewEachTime } from './contexts.ts'

/** The journal of a test begins on this day (suites/testkit.ts). */
const now = '2026-03-01T09:00:00Z'

interface Said {
  readonly time?: string
  readonly sender?: string
  readonly software?: string
  readonly messageId?: string
}

const first = 'uuid:11111111-1111-4111-8111-111111111111'
const second = 'uuid:22222222-2222-4222-8222-222222222222'

const calls = (...each: readonly Said[]) => {
  const draft = journal('INS/va1.52.01')
  for (const { time = now, sender = '10B0999999', software = 'urn:lps:essai:1', messageId = first } of each)
    draft.http({
      service: 'insi',
      operation: 'rechercherInsAvecTraitsIdentite',
      tls: {
        protocol: 'TLSv1.3',
        cipher: '',
        clientSubject: 'CN=INSI-MANU,OU=10B0999999,O=ESSAI',
        clientTrusted: true,
      },
      request: {
        body: soapRequest(
          {
            action: insiActions.rechercherInsAvecTraitsIdentite,
            messageId,
            to: '/lps',
            headers: [
              el('b:ContexteBAM', { 'xmlns:b': insi.ctxbam }, el('b:Temps', {}, time), el('b:Emetteur', {}, sender)),
              el(
                'l:ContexteLPS',
                { 'xmlns:l': insi.ctxlps },
                el('l:Temps', {}, time),
                el('l:Emetteur', {}, sender),
                el('l:LPS', {}, el('l:Nom', {}, software)),
              ),
            ],
          },
          el('RECSANSVITALE', { xmlns: insi.request }),
        ),
      },
    })
  return draft.build()
}

for (const violating of [
  { time: '1999-01-01T00:00:00Z' },
  { time: '' },
  { sender: '' },
  { sender: '499700000017001' },
  { software: 'urn:lps:essai' },
  { messageId: 'un' },
] satisfies readonly Said[]) {
  triplet(insiContextsAreOfTheCall, {
    conforms: () => calls({}),
    violates: () => calls(violating),
    silent: () => calls(),
  })
}

triplet(insiMessageIdIsNewEachTime, {
  conforms: () => calls({}, { messageId: second }),
  violates: () => calls({}, { messageId: second }, {}),
  silent: () => calls({}),
})
