/** What a file is, by its content: names and extensions lie. */
export type Kind = 'cda' | 'xdm' | 'xds-metadata' | 'pdf' | 'mail' | 'vihf' | 'jwt' | 'unknown'
