import type { Undecoded } from '../cos/decode.ts'
import type { CosFile } from '../cos/file.ts'
import { type Cos, CosDict, CosStream, type OddityListener } from '../cos/values.ts'
import { type ColourSpace, colourSpaceOf, type DeviceSpace } from './colours.ts'
import { type Content, interpret, type State } from './interpret.ts'
import { type PdfPage, pagesOf } from './pages.ts'

/** All content interpreted for one document, in bytes: what comes after is told and not judged. */
const mostContent = 96 * 1024 * 1024

/** Text shown with one font. */
export interface FontUse {
  readonly font: CosDict
  /** Strings shown so that they paint: each once. */
  readonly painted: Set<string>
  /** Whether it is shown only with rendering mode 3, that paints nothing. */
  invisible: boolean
}

type Queued = Omit<Content, 'bytes'> & { readonly streams: readonly CosStream[] }

/** What the pages, forms, patterns, appearances and glyphs of a document use, found by interpreting them. */
export class ContentFacts {
  readonly devices = new Set<DeviceSpace>()
  readonly profiles = new Set<CosStream>()
  readonly fonts = new Map<CosDict, FontUse>()
  readonly intents = new Set<string>()
  readonly undefinedOperators = new Set<string>()
  readonly images = new Set<CosDict>()
  readonly inlineImages = new Set<CosDict>()
  readonly forms = new Set<CosDict>()
  readonly states = new Set<CosDict>()
  /** Content that could not be interpreted, and why. */
  readonly unread = new Set<Undecoded>()
  deepest = 0
  mostColorants = 0
  readonly oddity: OddityListener
  private readonly file: CosFile
  private readonly queued = new Set<unknown>()
  private readonly todo: Queued[] = []
  private bytes = 0

  constructor(file: CosFile, oddity: OddityListener) {
    this.file = file
    this.oddity = oddity
  }

  colour({ devices, profiles, deviceN }: ColourSpace): void {
    for (const device of devices) this.devices.add(device)
    for (const profile of profiles) this.profiles.add(profile)
    this.mostColorants = Math.max(this.mostColorants, deviceN)
  }

  depth(level: number): void {
    this.deepest = Math.max(this.deepest, level)
  }

  intent(name: string | undefined): void {
    if (name !== undefined) this.intents.add(name)
  }

  undefinedOperator(operator: string): void {
    if (this.undefinedOperators.size < 20) this.undefinedOperators.add(operator.slice(0, 40))
  }

  state(dict: CosDict): void {
    this.states.add(dict)
    this.intent(this.file.nameOf(dict.entries.get('RI')))
  }

  image(dict: CosDict, resources: CosDict | undefined, mask: () => void): void {
    const { file } = this
    if (file.get(dict, 'ImageMask') === true) mask()
    else this.colour(colourSpaceOf(file, resources, dict.entries.get('ColorSpace')))
    if (this.images.has(dict)) return
    this.images.add(dict)
    this.intent(file.nameOf(dict.entries.get('Intent')))
  }

  inlineImage(dict: CosDict, resources: CosDict | undefined, mask: () => void): void {
    const { entries } = dict
    const value = (short: string, long: string): Cos | undefined => entries.get(short) ?? entries.get(long)
    if (value('IM', 'ImageMask') === true) mask()
    else this.colour(colourSpaceOf(this.file, resources, value('CS', 'ColorSpace')))
    this.intent(this.file.nameOf(entries.get('Intent')))
    if (this.inlineImages.size < 10_000) this.inlineImages.add(dict)
  }

  form(stream: CosStream, resources: CosDict | undefined, state: State | undefined, uncoloured = false): void {
    const { dict } = stream
    const subtype = this.file.nameOf(dict.entries.get('Subtype'))
    if (subtype === 'Image') return
    this.forms.add(dict)
    if (subtype === 'PS') return
    const own = this.file.dictOf(dict.entries.get('Resources')) ?? resources
    this.queue(stream, { streams: [stream], resources: own, uncoloured, state })
  }

  pattern(value: Cos, resources: CosDict | undefined): void {
    const { file } = this
    const dict = file.dictOf(value)
    if (!dict) return
    if (file.numberOf(dict.entries.get('PatternType')) === 2) {
      this.shading(file.resolve(dict.entries.get('Shading')), resources)
      const state = file.dictOf(dict.entries.get('ExtGState'))
      if (state) this.state(state)
    } else if (value instanceof CosStream)
      this.queue(value, {
        streams: [value],
        resources: file.dictOf(dict.entries.get('Resources')) ?? resources,
        uncoloured: file.numberOf(dict.entries.get('PaintType')) === 2,
        state: undefined,
      })
  }

  shading(value: Cos, resources: CosDict | undefined): void {
    const dict = this.file.dictOf(value)
    if (dict) this.colour(colourSpaceOf(this.file, resources, dict.entries.get('ColorSpace')))
  }

  text(font: CosDict, bytes: string, mode: number, resources: CosDict | undefined): void {
    let use = this.fonts.get(font)
    if (!use) {
      use = { font, painted: new Set(), invisible: true }
      this.fonts.set(font, use)
      if (this.file.nameOf(font.entries.get('Subtype')) === 'Type3') this.glyphs(font, resources)
    }
    if (mode === 3) return
    use.invisible = false
    if (use.painted.size < 100_000) use.painted.add(bytes)
  }

  /** Glyphs of a Type 3 font are content streams. */
  private glyphs(font: CosDict, resources: CosDict | undefined): void {
    const own = this.file.dictOf(font.entries.get('Resources')) ?? resources
    for (const glyph of this.file.dictOf(font.entries.get('CharProcs'))?.entries.values() ?? []) {
      const stream = this.file.streamOf(glyph)
      if (stream) this.queue(stream, { streams: [stream], resources: own, uncoloured: false, state: undefined })
    }
  }

  private queue(key: unknown, content: Queued): void {
    if (this.queued.has(key)) return
    this.queued.add(key)
    this.todo.push(content)
  }

  private appearances(annotation: CosDict): void {
    const normal = this.file.get(this.file.dictOf(annotation.entries.get('AP')), 'N')
    const states = normal instanceof CosDict ? [...normal.entries.values()] : [normal]
    for (const state of states) {
      const stream = this.file.streamOf(state)
      if (stream) this.form(stream, undefined, undefined)
    }
  }

  private page({ dict, resources }: PdfPage): void {
    const { file } = this
    const contents = file.get(dict, 'Contents')
    const streams = (Array.isArray(contents) ? contents : [contents])
      .map((one) => file.streamOf(one as Cos))
      .filter((one) => one !== undefined)
    this.queue(dict, { streams, resources, uncoloured: false, state: undefined })
    for (const annotation of file.arrayOf(dict.entries.get('Annots'))) {
      const found = file.dictOf(annotation)
      if (found) this.appearances(found)
    }
  }

  private contentOf(streams: readonly CosStream[]): Uint8Array {
    const parts: Uint8Array[] = []
    for (const stream of streams) {
      const content = this.bytes > mostContent ? 'too-large' : this.file.contentOf(stream)
      if (typeof content === 'string') {
        this.unread.add(content)
        continue
      }
      // A thousand bytes more, so that a million empty streams end too.
      this.bytes += content.length + 1000
      parts.push(content, Buffer.from('\n'))
    }
    const [only, , more] = parts
    return only !== undefined && more === undefined ? only : Buffer.concat(parts)
  }

  /** Interprets every page, and all that pages use. */
  run(): this {
    for (const page of pagesOf(this.file)) {
      this.page(page)
      for (let next = this.todo.pop(); next; next = this.todo.pop())
        interpret(this.file, { ...next, bytes: this.contentOf(next.streams) }, this)
    }
    return this
  }
}
