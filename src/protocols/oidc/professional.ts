import { textClaim } from './jwt.ts'

/**
 * The professional that claims of Pro Santé Connect speak of: `SubjectNameID`, the national identifier, else
 * `preferred_username`, which carries the same value.
 */
export const nationalIdOf = (claims: Readonly<Record<string, unknown>>): string | undefined =>
  textClaim(claims, 'SubjectNameID') ?? textClaim(claims, 'preferred_username')

/** Same professional, whether written with its type digit (`8` + RPPS, 12 digits) or as the bare RPPS (11 digits). */
export const sameProfessional = (one: string, other: string): boolean => {
  const bare = (id: string) => (/^8\d{11}$/.test(id) ? id.slice(1) : id)
  return bare(one) === bare(other)
}
