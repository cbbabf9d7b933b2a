import type { XmlElement } from '../../xml/element.ts'
import { find, textAt } from '../../xml/find.ts'
import type { InstanceIdentifier } from './existence-test.ts'
import { hl7 } from './names.ts'

/** What a TD0.5 (PDQv3, PRPA_IN201305UV02) asks: the traits by which a patient without INS is looked for. */
export interface CandidatesQuery {
  readonly messageId: InstanceIdentifier
  readonly queryId: InstanceIdentifier
  readonly sender: { readonly id: InstanceIdentifier; readonly softwareName: string | undefined }
  readonly family: string | undefined
  readonly given: string | undefined
  /** `M`, `F`. */
  readonly gender: string | undefined
  /** HL7 time, of any precision. */
  readonly birthTime: string | undefined
}

const instance = (element: XmlElement | undefined): InstanceIdentifier => ({
  root: element?.attributes.root,
  extension: element?.attributes.extension,
})

/** The typed view of a PRPA_IN201305UV02, or undefined for another message. */
export const readCandidatesQuery = (body: XmlElement): CandidatesQuery | undefined => {
  if (body.ns !== hl7 || body.name !== 'PRPA_IN201305UV02') return undefined
  const query = find(body, 'controlActProcess', 'queryByParameter')
  const parameters = find(query, 'parameterList')
  const device = find(body, 'sender', 'device')
  return {
    messageId: instance(find(body, 'id')),
    queryId: instance(find(query, 'queryId')),
    sender: { id: instance(find(device, 'id')), softwareName: textAt(device, 'softwareName') },
    family: textAt(parameters, 'livingSubjectName', 'value', 'family'),
    given: textAt(parameters, 'livingSubjectName', 'value', 'given'),
    gender: find(parameters, 'livingSubjectAdministrativeGender', 'value')?.attributes.code,
    birthTime: find(parameters, 'livingSubjectBirthTime', 'value')?.attributes.value,
  }
}
