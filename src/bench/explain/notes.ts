import { notesOf } from '../../listen/declared-notes.ts'
import { noteWords } from '../notes.ts'
import { services } from '../services.ts'
import { type Explainable, told } from './explanation.ts'
import { filesDeclaring, filesWriting } from './sources.ts'

/** Files of the suites that name this word; a rule's word is read by the checks of the rule. */
const readBy = (id: string): readonly string[] => filesWriting(id, 'suites')

/** Where it is declared: among the service's own, else where its rule is. */
const declaring = (id: string): readonly string[] => {
  const own = filesDeclaring(id, 'mocks', 'src/listen')
  if (own.length > 0) return own
  const [ofTheRule = id] = [id, id.replace(/^\w+\./, '')].filter((one) => filesDeclaring(one, 'src/rules').length > 0)
  return filesDeclaring(ofTheRule, 'src/rules')
}

export const notes = (): readonly Explainable[] =>
  noteWords.map(({ id, title, source }) => ({
    id,
    kind: 'note' as const,
    explain: () => ({
      kind: 'note' as const,
      id,
      title,
      told: [
        told('source', 'source', 'source', [source]),
        told(
          'service',
          'service',
          'service',
          services.filter((service) => notesOf(service).some((word) => word.id === id)).map((service) => service.title),
        ),
        told('readBy', 'lue par', 'read by', readBy(id)),
      ],
      files: declaring(id),
    }),
  }))
