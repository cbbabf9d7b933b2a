import type { CdaHeader } from '../../protocols/cda/types.ts'
import type { DocumentEntry } from '../../protocols/xds/types.ts'
import { fact } from '../fact.ts'
import { type Rule, rule, type Severity } from '../rule.ts'
import { absent, valued } from '../say.ts'

const clause = 'IHE ITI TF-3, 4.2.3.2 ; volet Structuration minimale 1.16.8 (en-tête et métadonnées)'

/** An entry of XDS metadata and the header of its document, from an archive or from a feed of the DMP. */
export interface Described {
  readonly entry: DocumentEntry
  readonly header: CdaHeader
}

/** One metadata that repeats something of the header. */
export interface Repetition {
  readonly id: string
  readonly severity?: Severity
  /** Whether it must be there when the header says it (required or "required if known"); else an absence is not judged. */
  readonly required?: true
  /** What the header says, to show; undefined when nothing that can be compared. */
  readonly header: (header: CdaHeader) => string | undefined
  /** What the entry says, to show. */
  readonly metadata: (entry: DocumentEntry) => string | undefined
  /** How they agree; equality of what is shown when not said. */
  readonly agrees?: (entry: DocumentEntry, header: CdaHeader) => boolean
}

/** The rule that an entry repeats its document's header. */
export const repeats = ({ id, severity = 'error', required, header, metadata, agrees }: Repetition): Rule<Described> =>
  rule<Described, Described & { readonly expected: string; readonly stated: string | undefined }>({
    id: `xdm.${id}-agrees-with-cda`,
    clause,
    severity,
    title: { fr: `${id} répète ce que dit l'en-tête du CDA`, en: `${id} repeats what the CDA header says` },
    facts: (one) => {
      const expected = header(one.header)
      const stated = metadata(one.entry) || undefined
      return expected && (stated || required) ? [fact({ ...one, expected, stated })] : []
    },
    judge: ({ entry, header: cda, expected, stated }) => {
      const ok = stated !== undefined && (agrees ? agrees(entry, cda) : stated === expected)
      const told = valued(id, { ok, expected, actual: stated ?? absent })
      if (stated === undefined) return told
      return {
        ...told,
        sentence: {
          fr: `${id} vaut ${stated}, le CDA dit ${expected}.`,
          en: `${id} is ${stated}, the CDA says ${expected}.`,
        },
      }
    },
  })
