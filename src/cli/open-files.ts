import { BancError, messageOf } from '../model/errors.ts'

/** What the system says when a process, or all of them, may open no more files. */
const tooMany = /\b(EMFILE|ENFILE)\b/

const saidBy = (error: unknown): string =>
  error instanceof BancError ? `${error.message} ${saidBy(error.cause)}` : error === undefined ? '' : messageOf(error)

/**
 * BANC-OPEN-FILES where anything was thrown because no more files could be opened: wherever that comes to light first,
 * the cause and the way out are the same. Undefined for any other error.
 */
export const openFilesProblem = (error: unknown): BancError | undefined => {
  const said = tooMany.exec(saidBy(error))?.[1]
  return said === undefined
    ? undefined
    : new BancError({
        code: 'BANC-OPEN-FILES',
        what: {
          fr: `Le système ne laisse pas le banc ouvrir assez de fichiers (${said}).`,
          en: `The system does not let the bench open enough files (${said}).`,
        },
        todo: {
          fr: 'Relevez la limite (« ulimit -n 1024 ») puis relancez.',
          en: 'Raise the limit ("ulimit -n 1024"), then try again.',
        },
        cause: error,
      })
}
