import { expect, test } from 'vitest'
import { referenceConfig } from '../bench/reference-product.ts'
import { hostWarning } from './host-warning.ts'

const warned = (host: string) => {
  const config = referenceConfig([])
  return hostWarning({ ...config, services: { ...config.services, host } }, 'fr')
}

test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('services on %s are this machine’s own', (host) => {
  expect(warned(host)).toBeUndefined()
  expect(hostWarning(referenceConfig([]), 'fr')).toBeUndefined()
})

test.each(['0.0.0.0', '::', '192.168.1.4', '127.evil.example'])('services on %s are told', (host) => {
  expect(warned(host)).toContain(`"${host}"`)
})
