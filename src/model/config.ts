/** How the product comes to life: it already runs, or the bench starts this command and stops it at the end. */
export type ProductStart =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'command'
      /** Program and arguments. `${…}` names a value of the environment: `${product.port}`, `${services.insi.url}`. */
      readonly command: readonly string[]
      readonly cwd?: string
      readonly env?: Readonly<Record<string, string>>
      /** How long the pilot may take to answer after the start, in milliseconds. */
      readonly readyTimeoutMs?: number
    }

export type PilotConfig =
  | { readonly kind: 'http'; readonly url: string; readonly timeoutMs?: number }
  | { readonly kind: 'files'; readonly folder: string; readonly timeoutMs?: number }

export interface ServiceConfig {
  /** 0 means any free port. */
  readonly port?: number
  readonly options?: Readonly<Record<string, unknown>>
}

export interface BrowserConfig {
  /** `builtin` runs no script and needs nothing; `chromium` drives the system's Chromium through playwright-core. */
  readonly kind: 'builtin' | 'chromium'
  readonly executable?: string
  /** CSS selectors that prevail over a label to click or the name of a field to fill. */
  readonly selectors?: Readonly<Record<string, string>>
}

/** The bench's configuration file; `schemas/config.schema.json` is its reference. */
export interface Config {
  readonly product: {
    readonly name: string
    readonly version: string
    /** Port given to a product that the bench starts; 0 means any free one. */
    readonly port?: number
    readonly start: ProductStart
  }
  readonly pilot: PilotConfig
  readonly couloirs?: readonly string[]
  readonly vagues?: readonly number[]
  readonly profils?: readonly string[]
  readonly services?: { readonly host?: string } & Readonly<
    Partial<Record<'insi' | 'dmp' | 'mss' | 'psc' | 'hl7', ServiceConfig>>
  >
  /** Which browser plays the web logins; `builtin` by default, so that runs are the same everywhere. */
  readonly browser?: BrowserConfig
  /** Where runs are written. */
  readonly out?: string
  readonly lang?: 'fr' | 'en'
}
