import type { Note } from '../../src/model/service.ts'
import type { Text } from '../../src/model/text.ts'
import type { SoapMessage } from '../../src/protocols/dmp/message.ts'
import type { FeedCase } from '../../src/rules/dmp/submission.ts'
import { requestIn } from '../../src/rules/xds/select.ts'
import { readPlaced } from '../../src/xml/placed.ts'
import { dmpRuleNote } from './notes.ts'
import { feedRefusals, metadataRules } from './refusing-rules.ts'

/** A `RegistryError`: a code of IHE (TF-3, 4.2.4) or of the DMP, what is wrong, and how the recording notes it. */
export interface SubmissionError {
  readonly code: string
  readonly why: Text
  /** Undefined where the code of the answer tells all. */
  readonly note?: Note
}

/** What the repository or the registry says against a submission, the rights first. */
export const submissionErrors = (subject: FeedCase, message: SoapMessage): readonly SubmissionError[] => {
  const read = readPlaced(message.envelopeBytes)
  const request = 'problem' in read ? undefined : requestIn(read.root)
  return [
    ...feedRefusals.flatMap(([code, rule]) =>
      rule.check(subject).findings.map(({ message: why }) => ({ code, why, note: dmpRuleNote(rule).with({ why }) })),
    ),
    ...metadataRules.flatMap((rule) =>
      (request === undefined ? [] : rule.check(request).findings).map(({ message: why }) => ({
        code: 'XDSRegistryMetadataError',
        why,
        note: dmpRuleNote(rule).with({ why }),
      })),
    ),
  ]
}
