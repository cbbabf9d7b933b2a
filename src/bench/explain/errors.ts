import { errorCodes } from '../../model/error-codes.ts'
import type { Text } from '../../model/text.ts'
import type { Explainable } from './explanation.ts'
import { filesWriting } from './sources.ts'

export const errors = (): readonly Explainable[] =>
  Object.entries<Text>(errorCodes).map(([id, title]) => ({
    id,
    kind: 'error',
    explain: () => ({ kind: 'error', id, title, told: [], files: filesWriting(id, 'src', 'mocks') }),
  }))
