import { journal } from '../../testkit.ts'
import { triplet } from '../../triplet.fixture.ts'
import { tokensStayOutOfUrls } from './exchange.ts'

const asked = (query: string) =>
  journal('PSC.01.01')
    .http({ service: 'psc', operation: 'userinfo', request: { method: 'GET', url: `/userinfo${query}` } })
    .build()

for (const name of ['access_token', 'refresh_token'])
  triplet(tokensStayOutOfUrls, {
    conforms: () => asked('?schema=openid'),
    violates: () => asked(`?${name}=jeton`),
    silent: () => journal('PSC.01.01').build(),
  })
