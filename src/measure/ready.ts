/** What a measured server says on its standard output once it listens: where it is, and what to ask of it. */
export interface Ready {
  readonly host: string
  readonly port: number
  /** PEM files of the client's certificate, of its key, and of the authority of the server. */
  readonly client: { readonly cert: string; readonly key: string; readonly ca: string }
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** The body of a request; every `{id}` becomes a fresh id of 36 characters, so that no two bodies are the same. */
  readonly body: string
  /** What every good answer holds. */
  readonly expects: string
  /** File that is there as long as the server has work left from the requests it answered. */
  readonly busy?: string
}

export const sayReady = (ready: Ready): void => {
  process.stdout.write(`${JSON.stringify(ready)}\n`)
}
