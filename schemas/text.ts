import Type from 'typebox'
import { closed, type Static } from './shape.ts'

export const Text = closed(
  { fr: Type.String(), en: Type.String() },
  { $id: 'text', description: 'A sentence for people, in both languages of the bench.' },
)
export type Text = Static<typeof Text>

export const Lang = Type.Enum(['fr', 'en'])
export type Lang = Static<typeof Lang>
