/** Form-encoded parameters (query or body) with every occurrence kept, in order. */
export type Parameters = ReadonlyMap<string, readonly string[]>

/** Reads `application/x-www-form-urlencoded` text. Never throws: broken escapes stay as they are. */
export const readParameters = (encoded: string): Parameters => {
  const all = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(encoded)) {
    const values = all.get(name)
    if (values) values.push(value)
    else all.set(name, [value])
  }
  return all
}

/** Parameters after the `?` of a path or an absolute URL, without its fragment. */
export const queryOf = (url: string): Parameters => {
  const [beforeFragment = ''] = url.split('#', 1)
  const mark = beforeFragment.indexOf('?')
  return readParameters(mark < 0 ? '' : beforeFragment.slice(mark + 1))
}

/** First value of a parameter; a parameter without a value counts as omitted (RFC 6749 §3.1). */
export const one = (parameters: Parameters, name: string): string | undefined => parameters.get(name)?.[0] || undefined

/** Names given more than once, which RFC 6749 §3.1 and §3.2 forbid. */
export const repeated = (parameters: Parameters): readonly string[] =>
  [...parameters].filter(([, values]) => values.length > 1).map(([name]) => name)

/** A space-separated list such as `scope` or `acr_values`. */
export const words = (value: string | undefined): readonly string[] => (value ?? '').split(' ').filter(Boolean)
