import type { Lang } from '../model/text.ts'
import { type ProgressStream, progressStream } from './output.ts'
import { seconds } from './words.ts'

/** Tells how far the judging of files has come. */
export interface FileProgress {
  /** One more file is done. */
  step(): void
  /** Takes the bar away, so that a result can be written. */
  hide(): void
  /** Says a thing that must stay. */
  tell(text: string): void
  end(): void
}

/** Up to this many files are done before a bar is of use. */
const few = 10

const width = 30

/** A terminal is repainted at most this often. */
const repaintMs = 50

const silent: Omit<FileProgress, 'tell'> = { step: () => {}, hide: () => {}, end: () => {} }

/** The progress of `total` files, on standard error unless told. `clock` gives milliseconds. */
export const fileProgress = (
  total: number,
  lang: Lang,
  stream: ProgressStream = progressStream,
  clock: () => number = () => performance.now(),
): FileProgress => {
  const write = (text: string): void => {
    stream.write(text)
  }
  if (total <= few) return { ...silent, tell: write }
  const start = clock()
  let done = 0
  let shown = false
  let painted = Number.NEGATIVE_INFINITY
  const hide = (): void => {
    if (shown) write('\r\u001B[K')
    shown = false
  }
  const paint = (): void => {
    // An archive counts as one file when the files are counted, and is many when they are judged.
    const all = Math.max(total, done)
    const filled = Math.round((done / all) * width)
    write(`\r${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${all}`)
    shown = true
    painted = clock()
  }
  return {
    step: () => {
      done++
      if (stream.isTTY && clock() - painted >= repaintMs) paint()
    },
    hide,
    tell: (text) => {
      hide()
      write(text)
    },
    end: () => {
      hide()
      const time = seconds(clock() - start, lang)
      write(lang === 'fr' ? `${done} fichiers jugés en ${time}\n` : `${done} files judged in ${time}\n`)
    },
  }
}
