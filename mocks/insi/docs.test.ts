import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { serve } from '../../src/model/service.ts'
import { insiFaults } from './faults.ts'
import { insiState, organisationTls } from './request.fixture.ts'
import { insiService } from './service.ts'

const page = readFileSync(new URL('../../docs/ins.md', import.meta.url), 'utf8')

test('the message of docs/ins.md is answered as the page says', async () => {
  const message = /```xml\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const request = {
    method: 'POST',
    url: '/lps',
    headers: {},
    body: new TextEncoder().encode(message.trim()),
    tls: organisationTls,
  }
  const { response, notes } = await serve(insiService, request, insiState())
  expect(String(response.body)).toContain('<CodeCR>00</CodeCR>')
  expect(String(response.body)).toContain('<NumIdentifiant>2751263220749</NumIdentifiant><Cle>74</Cle>')
  expect(notes).toEqual([])
})

test('docs/ins.md names every fault', () => {
  for (const { id } of insiFaults) expect(page).toContain(`\`${id}\``)
})
