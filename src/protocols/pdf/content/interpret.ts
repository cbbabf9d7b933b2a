import type { CosFile } from '../cos/file.ts'
import { type Cos, CosDict, CosName, CosStream, CosString } from '../cos/values.ts'
import { type ColourSpace, colourSpaceOf } from './colours.ts'
import { definedOperators, readOperations } from './operators.ts'
import type { ContentFacts } from './used.ts'

/** The graphics state, as far as PDF/A-1 asks. */
export interface State {
  readonly fill: ColourSpace
  readonly stroke: ColourSpace
  readonly fillPattern: Cos
  readonly strokePattern: Cos
  /** Colours that the content itself chose, and not the black that it starts with. */
  readonly chosen: { readonly fill: boolean; readonly stroke: boolean }
  readonly font: CosDict | undefined
  readonly mode: number
}

/** Something to interpret, and the resources it draws from. */
export interface Content {
  readonly bytes: Uint8Array
  readonly resources: CosDict | undefined
  /** Whether colours are those of what uses it: an uncoloured pattern, a glyph of a Type 3 font that says `d1`. */
  readonly uncoloured: boolean
  /** The state where a form is drawn; undefined where content starts afresh. */
  readonly state: State | undefined
}

const paints: Readonly<Record<string, 'fill' | 'stroke' | 'both'>> = {
  f: 'fill',
  F: 'fill',
  'f*': 'fill',
  S: 'stroke',
  s: 'stroke',
  B: 'both',
  'B*': 'both',
  b: 'both',
  'b*': 'both',
}

const colourOperators: Readonly<Record<string, readonly ['fill' | 'stroke', string]>> = {
  g: ['fill', 'DeviceGray'],
  G: ['stroke', 'DeviceGray'],
  rg: ['fill', 'DeviceRGB'],
  RG: ['stroke', 'DeviceRGB'],
  k: ['fill', 'DeviceCMYK'],
  K: ['stroke', 'DeviceCMYK'],
}

/** What text of each rendering mode paints (PDF Reference 1.4, table 5.3). */
const modes: readonly (readonly ('fill' | 'stroke')[])[] = [
  ['fill'],
  ['stroke'],
  ['fill', 'stroke'],
  [],
  ['fill'],
  ['stroke'],
  ['fill', 'stroke'],
  [],
]

/** Interprets one content stream and tells `used` what it uses. */
export const interpret = (file: CosFile, content: Content, used: ContentFacts): void => {
  const { resources } = content
  const named = (kind: string, name: Cos | undefined): Cos =>
    name instanceof CosName ? file.get(file.dictOf(resources?.entries.get(kind)), name.name) : null
  const space = (value: Cos | undefined): ColourSpace => colourSpaceOf(file, resources, value)
  const black = space(new CosName('DeviceGray'))
  const afresh = {
    fill: black,
    stroke: black,
    fillPattern: null,
    strokePattern: null,
    chosen: { fill: false, stroke: false },
    font: undefined,
    mode: 0,
  }
  let state: { -readonly [K in keyof State]: State[K] } = { ...(content.state ?? afresh) }
  const saved: State[] = []
  let uncoloured = content.uncoloured

  const paint = (kind: 'fill' | 'stroke'): void => {
    if (uncoloured) return
    used.colour(state[kind])
    const pattern = kind === 'fill' ? state.fillPattern : state.strokePattern
    if (state[kind].pattern && pattern !== null) used.pattern(pattern, resources)
  }
  const show = (value: Cos | undefined): void => {
    const painted = modes[state.mode] ?? []
    // Text counts as using both colours that were chosen for it, whichever its rendering mode paints with.
    for (const kind of ['fill', 'stroke'] as const)
      if (painted.includes(kind) || (painted.length > 0 && state.chosen[kind])) paint(kind)
    const strings = Array.isArray(value) ? value : [value]
    for (const one of strings)
      if (one instanceof CosString && state.font) used.text(state.font, one.bytes, state.mode, resources)
  }
  const choose = (kind: 'fill' | 'stroke', value: Cos | undefined): void => {
    state[kind] = space(value)
    state.chosen = { ...state.chosen, [kind]: true }
    if (kind === 'fill') state.fillPattern = null
    else state.strokePattern = null
  }
  const setColour = (kind: 'fill' | 'stroke', operands: readonly Cos[]): void => {
    const pattern = named('Pattern', operands.at(-1))
    if (kind === 'fill') state.fillPattern = pattern
    else state.strokePattern = pattern
  }
  const xobject = (value: Cos): void => {
    if (!(value instanceof CosStream)) return
    if (file.nameOf(value.dict.entries.get('Subtype')) === 'Image')
      used.image(value.dict, resources, () => paint('fill'))
    used.form(value, resources, { ...state })
  }
  const gs = (value: Cos): void => {
    if (!(value instanceof CosDict)) return
    used.state(value)
    const [font] = file.arrayOf(value.entries.get('Font'))
    state.font = file.dictOf(font) ?? state.font
  }

  for (const { operator, operands, image } of readOperations(content.bytes, used.oddity)) {
    const [first] = operands
    const painted = paints[operator]
    if (painted) {
      if (painted !== 'stroke') paint('fill')
      if (painted !== 'fill') paint('stroke')
      continue
    }
    const colour = colourOperators[operator]
    if (colour) {
      choose(colour[0], new CosName(colour[1]))
      continue
    }
    switch (operator) {
      case 'q':
        if (saved.length < 10_000) saved.push({ ...state })
        used.depth(saved.length)
        break
      case 'Q':
        state = { ...(saved.pop() ?? state) }
        break
      case 'cs':
        choose('fill', first)
        break
      case 'CS':
        choose('stroke', first)
        break
      case 'sc':
      case 'scn':
        setColour('fill', operands)
        break
      case 'SC':
      case 'SCN':
        setColour('stroke', operands)
        break
      case 'Tf':
        state.font = file.dictOf(named('Font', first))
        break
      case 'Tr':
        state.mode = typeof first === 'number' ? first : 0
        break
      case 'Tj':
      case 'TJ':
      case "'":
        show(first)
        break
      case '"':
        show(operands[2])
        break
      case 'Do':
        xobject(named('XObject', first))
        break
      case 'sh':
        used.shading(named('Shading', first), resources)
        break
      case 'gs':
        gs(named('ExtGState', first))
        break
      case 'ri':
        used.intent(file.nameOf(first))
        break
      case 'd1':
        uncoloured = true
        break
      case 'BI':
        if (image) used.inlineImage(image, resources, () => paint('fill'))
        break
      default:
        if (!definedOperators.has(operator)) used.undefinedOperator(operator)
    }
  }
}
