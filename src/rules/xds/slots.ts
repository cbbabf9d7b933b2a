import { type Rule, rule } from '../rule.ts'
import { ofDocument, ofSubmissionSet, slotForm, slotPresent } from './build.ts'
import { documentEntries, slotOf, slotValues, submissionSets, valuesOf } from './select.ts'

const utc = /^\d{4}(?:\d{2}(?:\d{2}(?:\d{2}(?:\d{2}(?:\d{2})?)?)?)?)?$/
const french = "Guide d'intégration du DMP, métadonnées d'un document"
const entries = documentEntries

const patientInfo: Readonly<Record<string, RegExp>> = {
  'PID-5': /^[^^|]+\^[^^|]*/,
  'PID-7': /^\d{8}$/,
  'PID-8': /^[MFUOAN]$/,
}

/** Slots: what must be there, and how it is written. */
export const slotRules: readonly Rule[] = [
  slotPresent('xds.submissionTime', ofSubmissionSet, submissionSets, 'submissionTime', 'error'),
  slotForm({
    id: 'xds.submissionTime-form',
    clause: ofSubmissionSet,
    objects: submissionSets,
    slot: 'submissionTime',
    form: /^\d{14}$/,
    expected: 'AAAAMMJJhhmmss (UTC)',
  }),
  slotPresent('xds.creationTime', ofDocument, entries, 'creationTime', 'error'),
  slotForm({
    id: 'xds.creationTime-form',
    clause: ofDocument,
    objects: entries,
    slot: 'creationTime',
    form: utc,
    expected: 'AAAAMMJJhhmmss (UTC)',
  }),
  slotPresent('xds.languageCode', ofDocument, entries, 'languageCode', 'error'),
  // art: the language of a signature.
  slotForm({
    id: 'xds.languageCode-is-french',
    clause: french,
    objects: entries,
    slot: 'languageCode',
    form: /^(?:fr-FR|art)$/,
    expected: 'fr-FR',
  }),
  slotPresent('xds.sourcePatientId', ofDocument, entries, 'sourcePatientId', 'error'),
  slotPresent('xds.serviceStartTime', french, entries, 'serviceStartTime', 'error'),
  slotPresent('xds.legalAuthenticator', french, entries, 'legalAuthenticator', 'error'),
  slotForm({
    id: 'xds.serviceStartTime-form',
    clause: ofDocument,
    objects: entries,
    slot: 'serviceStartTime',
    form: utc,
    expected: 'AAAAMMJJhhmmss (UTC)',
  }),
  slotForm({
    id: 'xds.serviceStopTime-form',
    clause: ofDocument,
    objects: entries,
    slot: 'serviceStopTime',
    form: utc,
    expected: 'AAAAMMJJhhmmss (UTC)',
  }),
  rule({
    id: 'xds.service-times-in-order',
    clause: ofDocument,
    title: { fr: "L'acte ne finit pas avant de commencer", en: 'The act does not end before it starts' },
    context: (request) => entries(request).flatMap((entry) => slotOf(entry, 'serviceStopTime') ?? []),
    judge: (slot) => {
      const [stop = ''] = valuesOf(slot)
      const [start = ''] = slot.parent ? slotValues(slot.parent, 'serviceStartTime') : []
      const length = Math.min(start.length, stop.length)
      return start.slice(0, length) <= stop.slice(0, length)
        ? undefined
        : {
            fr: `serviceStopTime ${stop} précède serviceStartTime ${start}.`,
            en: `serviceStopTime ${stop} is before serviceStartTime ${start}.`,
          }
    },
  }),
  rule({
    id: 'xds.sourcePatientInfo-form',
    clause: french,
    title: {
      fr: 'sourcePatientInfo donne le nom (PID-5), la date de naissance (PID-7) et le sexe (PID-8)',
      en: 'sourcePatientInfo gives the name (PID-5), the birth date (PID-7) and the sex (PID-8)',
    },
    context: (request) => entries(request).flatMap((entry) => slotOf(entry, 'sourcePatientInfo') ?? []),
    judge: (slot) => {
      const fields = new Map(valuesOf(slot).map((value) => [value.slice(0, 5), value.slice(6)]))
      const wrong = Object.entries(patientInfo).flatMap(([field, form]) =>
        form.test(fields.get(field) ?? '') ? [] : [`${field}|${fields.get(field) ?? ''}`],
      )
      return wrong.length === 0
        ? undefined
        : {
            fr: `sourcePatientInfo : ${wrong.join(' ; ')} manque ou n'a pas sa forme.`,
            en: `sourcePatientInfo: ${wrong.join('; ')} is missing or malformed.`,
          }
    },
  }),
  slotForm({
    id: 'xds.hash-form',
    clause: ofDocument,
    objects: entries,
    slot: 'hash',
    form: /^[0-9a-fA-F]{40}$/,
    expected: { fr: 'SHA-1 en hexadécimal (40)', en: 'SHA-1 in hexadecimal (40)' },
  }),
  slotForm({
    id: 'xds.size-form',
    clause: ofDocument,
    objects: entries,
    slot: 'size',
    form: /^\d+$/,
    expected: { fr: 'un nombre d’octets', en: 'a number of bytes' },
  }),
]
