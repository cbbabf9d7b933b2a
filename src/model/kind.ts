export type { Kind } from '../../schemas/words.ts'
