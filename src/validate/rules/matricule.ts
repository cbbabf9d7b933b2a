// Document validation stands alone: it imports no protocol, so it has its own reading of the matricule. A test keeps
// it in step with the protocol's.

/** Roots under which an id is an INS: NIR, NIA, and the NIR of the test and demonstration domains. */
const insRoots: readonly string[] = ['8', '9', '10', '11'].map((arc) => `1.2.250.1.213.1.4.${arc}`)

export const isInsRoot = (root: string | undefined): boolean => insRoots.includes(root ?? '')

/** 13 characters, of which Corsica's department has a letter, and 2 digits of key. */
export const hasMatriculeForm = (text: string): boolean => /^\d{5}(?:\d{2}|2[AB])\d{8}$/.test(text)

/** The key that a matricule of the right form should end with: 97 − (N mod 97), 2A counting as 19 and 2B as 18. */
export const expectedKey = (matricule: string): string => {
  const digits = matricule.slice(0, 13).replace('2A', '19').replace('2B', '18')
  return String(97n - (BigInt(digits) % 97n)).padStart(2, '0')
}
