import { type Address, addressParser } from 'postal-mime'

/** One entry of an address list as ENVELOPE tells it: a mailbox, or the beginning or the end of a group. */
export interface EnvelopeAddress {
  /** Display name with its RFC 2047 words as they are written. */
  readonly name: string | undefined
  /** Before the @; the name of the group at its beginning; undefined at its end. */
  readonly mailbox: string | undefined
  /** After the @; undefined at both ends of a group. */
  readonly host: string | undefined
}

const open = '\u{e000}'
const close = '\u{e001}'

/** Reads an address list. Encoded words are put aside first: the parser would decode them. */
export const envelopeAddresses = (value: string): readonly EnvelopeAddress[] => {
  const words: string[] = []
  const hidden = value.replace(/=\?[^?\s]+\?[BbQq]\?[^?\s]*\?=/g, (word) => `${open}${words.push(word) - 1}${close}`)
  const shown = (text: string): string | undefined =>
    text.replace(/\u{e000}(\d+)\u{e001}/gu, (_, index: string) => words[Number(index)] ?? '') || undefined
  const mailbox = ({ name, address }: Address): EnvelopeAddress => {
    const written = address ?? ''
    const at = written.lastIndexOf('@')
    if (written === '') return { name: undefined, mailbox: shown(name), host: '' }
    return {
      name: shown(name),
      mailbox: at < 0 ? written : written.slice(0, at),
      host: at < 0 ? '' : written.slice(at + 1),
    }
  }
  return addressParser(hidden).flatMap((one) =>
    one.group === undefined
      ? [mailbox(one)]
      : [
          { name: undefined, mailbox: shown(one.name), host: undefined },
          ...one.group.map(mailbox),
          { name: undefined, mailbox: undefined, host: undefined },
        ],
  )
}
