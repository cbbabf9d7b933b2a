import { createHash } from 'node:crypto'
import { MultipartError, type MultipartPart, readMultipartRelated } from '../../src/protocols/http/multipart-related.ts'
import { codeBlock, fitting, foldBase64 } from './code.ts'
import { formView } from './form-view.ts'
import { bytes as size } from './format.ts'
import { jsonView } from './json-view.ts'
import { jwtViews } from './jwt-view.ts'
import { type Html, html } from './markup.ts'
import { hideSecrets } from './secret.ts'
import type { View } from './view.ts'
import { wireWords } from './words.ts'
import { markupAsIs, xmlView } from './xml-view.ts'

/** Text when it decodes without loss and holds no control that text does not have. */
const textOf = (content: Uint8Array, mediaType: string): string | undefined => {
  const latin = /charset="?(?:iso-8859-1|windows-1252)/i.test(mediaType)
  try {
    const text = new TextDecoder(latin ? 'windows-1252' : 'utf-8', { fatal: !latin }).decode(content)
    const declared = /^text\/|json|xml|urlencoded|html/i.test(mediaType)
    return !declared && /[\u0000-\u0008\u000E-\u001A]/.test(text) ? undefined : text
  } catch {
    return /^text\/|json|xml|html/i.test(mediaType) ? new TextDecoder('windows-1252').decode(content) : undefined
  }
}

const binary = (content: Uint8Array, view: View): Html =>
  html`<p class="note">${view.say(wireWords.binary)}, ${size(content.length, view.lang)}, sha256 <span class="hash">${createHash('sha256').update(content).digest('hex')}</span></p>`

/** More parts than these are not shown one by one. */
const mostParts = 50

const partsOf = (content: Uint8Array, contentType: string): readonly MultipartPart[] => {
  try {
    const { root, attachments } = readMultipartRelated(contentType, content)
    return [root, ...attachments].slice(0, mostParts)
  } catch (error) {
    if (error instanceof MultipartError) return []
    throw error
  }
}

const part = ({ contentId, contentType, body }: MultipartPart, index: number, view: View): Html =>
  html`<section class="part"><h6>${view.say(wireWords.part)} ${index + 1} <span class="facts">${contentId ?? ''} ${contentType.split(';', 1)[0]} ${size(body.length, view.lang)}</span></h6>${wholeView(body, contentType, view)}</section>`

const laidOut = (text: string, mediaType: string): Html | string => {
  if (/html/i.test(mediaType)) return markupAsIs(text)
  if (/xml/i.test(mediaType) || /^\s*<(?:\?xml|[a-z]+:[a-z])/i.test(text)) return xmlView(text)
  if (/json/i.test(mediaType) || /^\s*[{[]\s*["{[\]}]/.test(text)) return jsonView(text)
  return text
}

const wholeView = (content: Uint8Array, mediaType: string, view: View): Html => {
  const text = textOf(content, mediaType)
  if (text === undefined) return binary(content, view)
  if (/urlencoded/i.test(mediaType)) return html`${formView(text, view)}${jwtViews(text, view)}`
  const { shown, cut } = fitting(foldBase64(hideSecrets(text.replace(/^\uFEFF/, '')), view), view)
  const tokens = /json/i.test(mediaType) ? jwtViews(text, view) : undefined
  return html`${codeBlock(laidOut(shown, mediaType), mediaType || 'text', cut, view)}${tokens}`
}

/** Any content by its media type, or by its looks when the type says little. Never throws: it shows what it can. */
export const contentView = (content: Uint8Array, mediaType: string, view: View): Html => {
  const parts = /^\s*multipart\//i.test(mediaType) ? partsOf(content, mediaType) : []
  return parts.length > 0
    ? html`${parts.map((each, index) => part(each, index, view))}`
    : wholeView(content, mediaType, view)
}
