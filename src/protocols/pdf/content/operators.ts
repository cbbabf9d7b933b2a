import { isSpace, Lexer } from '../cos/lexer.ts'
import { readValue } from '../cos/parse.ts'
import { type Cos, CosDict, CosKeyword, CosName, type OddityListener } from '../cos/values.ts'

/** The operators of PDF Reference 1.4, appendix A. */
export const definedOperators: ReadonlySet<string> = new Set(
  `b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri
  s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' "`.split(/\s+/),
)

/** No operator takes more operands than these; what is written before them is dropped. */
const mostOperands = 64

export interface Operation {
  readonly operator: string
  readonly operands: readonly Cos[]
  /** The dictionary of an inline image, for `BI`. */
  readonly image: CosDict | undefined
}

/** Where the data of an inline image end: before `EI` between white space, and nothing binary soon after. */
const afterInlineData = (bytes: Uint8Array, from: number): number => {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 69 || bytes[at + 1] !== 73) continue
    if (at > from && !isSpace(bytes[at - 1])) continue
    if (at + 2 < bytes.length && !isSpace(bytes[at + 2])) continue
    const next = bytes.subarray(at + 2, at + 12)
    if (next.every((byte) => (isSpace(byte) ? byte !== 0 : byte >= 32 && byte < 127))) return at + 2
  }
  return bytes.length
}

const readInlineImage = (lexer: Lexer, told: OddityListener | undefined): CosDict => {
  const entries = new Map<string, Cos>()
  for (;;) {
    const key = readValue(lexer, told, false)
    if (!(key instanceof CosName)) break
    const value = readValue(lexer, told, false)
    if (value === undefined || value instanceof CosKeyword) break
    entries.set(key.name, value)
  }
  lexer.at = afterInlineData(lexer.bytes, lexer.at + 1)
  return new CosDict(entries)
}

/** Reads a content stream, operator after operator, in one pass. */
export function* readOperations(bytes: Uint8Array, told?: OddityListener): Generator<Operation> {
  const lexer = new Lexer(bytes, 0, told)
  let operands: Cos[] = []
  for (let value = readValue(lexer, told, false); value !== undefined; value = readValue(lexer, told, false)) {
    if (!(value instanceof CosKeyword)) {
      if (operands.length < mostOperands) operands.push(value)
      continue
    }
    const image = value.word === 'BI' ? readInlineImage(lexer, told) : undefined
    yield { operator: value.word, operands, image }
    operands = []
  }
}
