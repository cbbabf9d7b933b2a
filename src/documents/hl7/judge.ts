import { say, type Text } from '../../model/text.ts'
import { headerOf } from '../../protocols/hl7/header.ts'
import { Hl7Error, type Hl7Message, readHl7 } from '../../protocols/hl7/message.ts'
import { identityEvents } from '../../protocols/hl7/pam.ts'
import { wholeFile } from '../../rules/fact.ts'
import { decodedData, encapsulatedIn, hl7Rules } from '../../rules/hl7/rules.ts'
import { applyRules } from '../apply.ts'
import { type Judge, type JudgedPart, nothingJudged, type Piece } from '../judged.ts'
import { readingResult } from '../reading.ts'

const notRead: Text = {
  fr: 'Le message HL7 v2 ne peut pas être lu : MSH doit déclarer cinq délimiteurs différents.',
  en: 'The HL7 v2 message cannot be read: MSH must declare five different delimiters.',
}

const onlyHeader = (type: string): Text => ({
  fr: `Ce message HL7 v2 (${type}) ne porte aucun document que le banc juge, et son profil n'est pas jugé.`,
  en: `This HL7 v2 message (${type}) carries no document that the bench judges, and its profile is not judged.`,
})

const documentsOf = async (message: Hl7Message, { part }: Piece): Promise<readonly JudgedPart[]> => {
  const parts: JudgedPart[] = []
  for (const [index, one] of encapsulatedIn(message).entries()) {
    const bytes = decodedData(one)
    if (bytes !== undefined) parts.push(await part(`OBX-5[${index + 1}]`, bytes))
  }
  return parts
}

/** The text of a message: MSH-18 names UTF-8 or ISO 8859-1 in practice; bytes that are not UTF-8 are the latter. */
const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return Buffer.from(bytes).toString('latin1')
  }
}

/** An HL7 v2 message: its header, the INS of its patient, and each document that an OBX carries. */
export const judgeHl7: Judge = async (piece) => {
  const { bytes, lang } = piece
  let message: Hl7Message
  try {
    message = readHl7(textOf(bytes).replace(/^[\x0b\s]+|[\x1c\s]+$/g, ''))
  } catch (error) {
    if (!(error instanceof Hl7Error)) throw error
    return {
      ...nothingJudged,
      ruleSets: [readingResult(lang, 'error', { rule: 'hl7.readable', ...wholeFile, message: notRead })],
    }
  }
  const parts = await documentsOf(message, piece)
  const { code, event } = headerOf(message)
  const isJudged = parts.some(({ kind }) => kind !== 'unknown') || (code === 'ADT' && event in identityEvents)
  const why = onlyHeader(`${code} ${event}`.trim())
  return {
    ruleSets: [
      applyRules(hl7Rules, message, lang),
      ...parts.flatMap(({ ruleSets }) => ruleSets),
      ...(isJudged
        ? []
        : [readingResult(lang, 'info', { rule: 'hl7.profile', ...wholeFile, message: why }, say(why, lang))]),
    ],
    claims: parts.flatMap(({ claims }) => claims),
  }
}
