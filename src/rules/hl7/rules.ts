import { type Hl7Header, headerOf } from '../../protocols/hl7/header.ts'
import {
  componentAt,
  fieldAt,
  type Hl7Message,
  type Segment,
  segmentsNamed,
  valueAt,
} from '../../protocols/hl7/message.ts'
import { identityEvents } from '../../protocols/hl7/pam.ts'
import { isInsOid, isMatricule } from '../../protocols/ins/matricule.ts'
import { readPid } from '../../protocols/ins/pid.ts'
import { type Fact, fact, type Place, wholeFile } from '../fact.ts'
import { type RuleSet, rule } from '../rule.ts'

const whole = (message: Hl7Message): readonly Fact<Hl7Message>[] => [fact(message)]
const header = (message: Hl7Message): readonly Fact<Hl7Header>[] => [fact(headerOf(message))]

/** Where a segment stands: its name and its rank among those of that name. */
const placeOfSegment = (message: Hl7Message, segment: Segment): Place => {
  const twins = segmentsNamed(message, segment.name)
  const rank = twins.length > 1 ? `[${twins.indexOf(segment) + 1}]` : ''
  return { ...wholeFile, location: `/${segment.name}${rank}` }
}

const clause = 'HL7 2.5, chapitre 2'

/** A document that an OBX carries by value (HL7 2.5, 2.A.24, type ED). */
export interface EncapsulatedData {
  readonly segment: Segment
  /** OBX-5.4: `Base64`, `A` or `Hex`. */
  readonly encoding: string
  readonly data: string
}

export const encapsulatedIn = (message: Hl7Message): readonly EncapsulatedData[] =>
  segmentsNamed(message, 'OBX')
    .filter((segment) => valueAt(segment, 2) === 'ED')
    .flatMap((segment) =>
      fieldAt(segment, 5).map((repetition) => ({
        segment,
        encoding: componentAt(repetition, 4),
        data: componentAt(repetition, 5),
      })),
    )

/** The content of an ED; undefined when it is not of the encoding that it announces. */
export const decodedData = ({ encoding, data }: EncapsulatedData): Uint8Array | undefined => {
  if (/^base64$/i.test(encoding)) {
    const text = data.replace(/\s|\\\.br\\/g, '')
    return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? new Uint8Array(Buffer.from(text, 'base64')) : undefined
  }
  if (/^hex$/i.test(encoding))
    return /^(?:[0-9A-F]{2})+$/i.test(data) ? new Uint8Array(Buffer.from(data, 'hex')) : undefined
  return data === '' ? undefined : new TextEncoder().encode(data)
}

const aboutPatients = ['ADT', 'ORU', 'MDM']

const mshField = (id: string, field: string, value: (one: Hl7Header) => string) =>
  rule<Hl7Message, Hl7Header>({
    id,
    clause,
    title: { fr: `${field} est renseigné`, en: `${field} is given` },
    facts: header,
    judge: (one) => (value(one) === '' ? { fr: `${field} est vide.`, en: `${field} is empty.` } : undefined),
  })

/** The rules of an HL7 v2 message whose documents and identities the bench reads. */
export const hl7Rules: RuleSet<Hl7Message> = {
  name: 'banc/hl7v2',
  version: '1',
  rules: [
    mshField('hl7.type', 'MSH-9 (type et événement)', ({ code, event }) => code && event),
    mshField('hl7.control-id', 'MSH-10 (identifiant du message)', ({ controlId }) => controlId),
    mshField('hl7.version', 'MSH-12 (version)', ({ version }) => version),
    rule<Hl7Message, Segment>({
      id: 'hl7.segment-names',
      clause,
      title: { fr: 'Chaque segment a un nom de trois caractères', en: 'Each segment has a name of three characters' },
      facts: (message) => message.segments.map((segment) => fact(segment, () => placeOfSegment(message, segment))),
      judge: ({ name }) => {
        const start = name.slice(0, 20)
        return /^[A-Z][A-Z0-9]{2}$/.test(name)
          ? undefined
          : {
              fr: `« ${start} » n'est pas un nom de segment : un champ contient sans doute un saut de ligne.`,
              en: `"${start}" is no name of a segment: a field most likely holds a line break.`,
            }
      },
    }),
    rule<Hl7Message, Hl7Message>({
      id: 'hl7.patient',
      clause: 'HL7 2.5, chapitres 3, 7 et 9',
      title: { fr: 'Le message nomme un patient (PID)', en: 'The message names a patient (PID)' },
      facts: (message) => (aboutPatients.includes(headerOf(message).code) ? whole(message) : []),
      judge: (message) =>
        segmentsNamed(message, 'PID').length > 0
          ? undefined
          : { fr: "Le message n'a pas de segment PID.", en: 'The message has no PID segment.' },
    }),
    rule<Hl7Message, Hl7Header>({
      id: 'hl7.structure',
      clause: 'IHE PAM, extension française',
      severity: 'warning',
      title: { fr: "MSH-9.3 est la structure de l'événement", en: 'MSH-9.3 is the structure of the event' },
      facts: (message) => header(message).filter(({ value }) => value.code === 'ADT' && value.event in identityEvents),
      judge: ({ event, structure }) => {
        const expected = Object.entries(identityEvents).find(([code]) => code === event)?.[1]
        return structure === expected
          ? undefined
          : {
              fr: `MSH-9.3 vaut « ${structure} », attendu ${expected} pour ${event}.`,
              en: `MSH-9.3 is "${structure}", expected ${expected} for ${event}.`,
            }
      },
    }),
    rule<Hl7Message, ReturnType<typeof readPid>['ins'][number]>({
      id: 'hl7.matricule',
      clause: 'Référentiel INS ; IHE PAM, extension française',
      title: { fr: 'Un INS de PID-3 est un matricule et sa racine', en: 'An INS of PID-3 is a matricule and its root' },
      facts: (message) =>
        segmentsNamed(message, 'PID').flatMap((pid) =>
          readPid(pid).ins.map((ins) => fact(ins, () => placeOfSegment(message, pid))),
        ),
      judge: ({ matricule, oid }) =>
        isMatricule(matricule) && isInsOid(oid)
          ? undefined
          : {
              fr: `PID-3 porte l'INS « ${matricule} » de racine « ${oid} » : attendu 15 caractères de clé juste et une racine de l'INS.`,
              en: `PID-3 carries the INS "${matricule}" of root "${oid}": expected 15 characters with a right key and a root of the INS.`,
            },
    }),
    rule<Hl7Message, EncapsulatedData>({
      id: 'hl7.document-decodes',
      clause: 'HL7 2.5, 2.A.24 (type ED)',
      title: { fr: 'Le document d’un OBX se décode', en: 'The document of an OBX can be decoded' },
      facts: (message) => encapsulatedIn(message).map((one) => fact(one, () => placeOfSegment(message, one.segment))),
      judge: (one) =>
        decodedData(one) === undefined
          ? {
              fr: `OBX-5 annonce l'encodage « ${one.encoding} », et son contenu est vide ou n'est pas de cet encodage.`,
              en: `OBX-5 announces the encoding "${one.encoding}", and its content is empty or not in it.`,
            }
          : undefined,
    }),
  ],
}
