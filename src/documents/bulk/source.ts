/** A file to judge: by its path, so that the thread that judges it reads it too, or by its bytes where there is no path. */
export type Source =
  | { readonly file: string; readonly path: string }
  | { readonly file: string; readonly bytes: Uint8Array<ArrayBuffer> }

/** A file that cannot be read: it is told, and the others are judged. */
export interface Unreadable {
  readonly file: string
  readonly problem: string
}

export const isUnreadable = (one: object): one is Unreadable => 'problem' in one
