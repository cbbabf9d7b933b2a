import { isIP } from 'node:net'
import type { Config } from '../model/config.ts'
import { type Lang, say, type Text } from '../model/text.ts'

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

const warning = (host: string): Text => ({
  fr: `⚠ services.host vaut ${host} : d’autres machines atteignent les services simulés, et ce que le banc enregistre peut venir d’elles. Préférez 127.0.0.1.`,
  en: `⚠ services.host is ${host}: other machines reach the services played here, and what the bench records may come from them. Prefer 127.0.0.1.`,
})

/** What to say of services that listen on more than this machine; undefined when they do not. */
export const hostWarning = ({ services }: Config, lang: Lang): string | undefined => {
  const host = services?.host
  return host === undefined || isLoopback(host) ? undefined : say(warning(JSON.stringify(host)), lang)
}
