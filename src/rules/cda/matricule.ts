import { isInsOid, keyOf } from '../../protocols/ins/matricule.ts'

/** Roots under which an id is an INS. */
export const isInsRoot = (root: string | undefined): boolean => isInsOid(root ?? '')

/** 13 characters, of which Corsica's department has a letter, and 2 digits of key. */
export const hasMatriculeForm = (text: string): boolean => /^\d{5}(?:\d{2}|2[AB])\d{8}$/.test(text)

/** The key that a matricule of the right form should end with. */
export const expectedKey = (matricule: string): string => keyOf(matricule.slice(0, 13)) ?? ''
