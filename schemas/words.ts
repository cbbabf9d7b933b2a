// Closed lists of words that contracts and the bench share: plain values, for whoever needs them at run time.

/** Referencing tracks of the Ségur programme that the catalogue knows. */
export const couloirs = ['LGC', 'RIS', 'BIO', 'DPI', 'PFI', 'DB'] as const
export type Couloir = (typeof couloirs)[number]

/** Waves of the programme. */
export const vagues = [1, 2] as const
export type Vague = (typeof vagues)[number]
