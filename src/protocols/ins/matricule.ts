/**
 * Roots under which a matricule INS is an identifier: the NIR (.8), the NIA (.9), and the NIR of the test (.10) and
 * demonstration (.11) domains. Never take one of them for granted: platforms differ.
 */
export const insOids = {
  nir: '1.2.250.1.213.1.4.8',
  nia: '1.2.250.1.213.1.4.9',
  nirTest: '1.2.250.1.213.1.4.10',
  nirDemo: '1.2.250.1.213.1.4.11',
} as const

export const isInsOid = (oid: string): boolean => (Object.values(insOids) as string[]).includes(oid)

const identifier = /^\d{5}(?:\d{2}|2[AB])\d{6}$/

/**
 * The two-digit key of the 13 characters of a NIR or NIA: 97 − (N mod 97), where Corsica counts 2A as 19 and 2B as 18.
 * Undefined when the 13 characters are not of that form.
 */
export const keyOf = (thirteen: string): string | undefined => {
  if (!identifier.test(thirteen)) return undefined
  const digits = thirteen.replace(/^(\d{5})2A/, '$119').replace(/^(\d{5})2B/, '$118')
  return String(97n - (BigInt(digits) % 97n)).padStart(2, '0')
}

/** Whether these are the 15 characters of a matricule INS, key included and right (INS implementation guide, rule 17). */
export const isMatricule = (text: string): boolean => text.length === 15 && keyOf(text.slice(0, 13)) === text.slice(13)
