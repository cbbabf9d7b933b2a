import { writeFileSync } from 'node:fs'
import judge from './worker.ts'

/** The worker, and files whose name says what becomes of the thread under them. */
const misfortunes: Readonly<Record<string, (path: string) => Promise<never> | never>> = {
  leaves: () => process.exit(3),
  bursts: () =>
    new Promise(() => {
      setImmediate(() => {
        throw new Error('out of memory')
      })
    }),
  hangs: (path) => {
    writeFileSync(`${path}.hangs`, '')
    for (;;);
  },
}

export default (source: Parameters<typeof judge>[0]) =>
  (misfortunes[source.file] ?? (() => judge(source)))('path' in source ? source.path : source.file)
