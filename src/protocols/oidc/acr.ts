/** Levels of Pro Santé Connect, from the lowest that its texts name. */
const levels = ['eidas1', 'eidas2', 'eidas3']

/**
 * Whether the level that a token announces (`acr`) is at least the one that was asked for. `acr_values=eidas1` asks for a
 * minimum: production answers eidas2 to card and e-CPS holders. A level that is absent or unknown reaches nothing.
 */
export const acrReaches = (given: unknown, asked: string): boolean =>
  typeof given === 'string' && levels.includes(given) && levels.indexOf(given) >= levels.indexOf(asked)
