import type { Lang, Text } from '../../src/model/text.ts'

const decimal = (value: number, lang: Lang): string => {
  const written = value.toFixed(1).replace(/\.0$/, '')
  return lang === 'fr' ? written.replace('.', ',') : written
}

/** `642 ms`, `1,5 s`, `2 min 05 s`. */
export const duration = (ms: number, lang: Lang): string => {
  if (ms < 1000) return `${Math.round(ms)}\u00A0ms`
  if (ms < 60_000) return `${decimal(ms / 1000, lang)}\u00A0s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}\u00A0min\u00A0${String(seconds % 60).padStart(2, '0')}\u00A0s`
}

/** A size in decimal units: `812 o`, `1,2 ko`, `3,4 Mo`. */
export const bytes = (size: number, lang: Lang): string => {
  const unit = lang === 'fr' ? 'o' : 'B'
  if (size < 1000) return `${size}\u00A0${unit}`
  if (size < 1_000_000) return `${decimal(size / 1000, lang)}\u00A0k${unit}`
  return `${decimal(size / 1_000_000, lang)}\u00A0M${unit}`
}

/** `12 345` in French, `12,345` in English. */
export const whole = (value: number, lang: Lang): string =>
  String(value).replace(/\B(?=(\d{3})+$)/g, lang === 'fr' ? '\u202F' : ',')

const months: Readonly<Record<Lang, string>> = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  en: 'January February March April May June July August September October November December',
}

/** An ISO instant in words, in UTC: the same on every machine. Anything else is given back as it is. */
export const instant = (iso: string, lang: Lang): string => {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  const month = months[lang].split(' ')[date.getUTCMonth()]
  const time = iso.includes('T') ? date.toISOString().slice(11, 16) : '00:00'
  const day = date.getUTCDate() === 1 && lang === 'fr' ? '1er' : date.getUTCDate()
  return `${day} ${month} ${date.getUTCFullYear()}${lang === 'fr' ? ' à ' : ' at '}${time} UTC`
}

/** `1 contrôle`, `3 contrôles`: zero and one are singular in French, only one in English. */
export const count = (value: number, one: Text, many: Text, lang: Lang): string => {
  const singular = value === 1 || (value === 0 && lang === 'fr')
  return `${whole(value, lang)}\u00A0${(singular ? one : many)[lang]}`
}
