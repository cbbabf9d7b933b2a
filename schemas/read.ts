/** A value from outside: typed when it follows its contract, else what is wrong with it. */
export type Read<T, Wrong> =
  | { readonly follows: true; readonly value: T }
  | { readonly follows: false; readonly wrong: Wrong }

export type Reader<T, Wrong> = (value: unknown) => Read<T, Wrong>

/** Reads what follows a contract. `T` is the type made from the source of the schema that `wrongIn` checks. */
export const readerOf =
  <T, Wrong extends object>(wrongIn: (value: unknown) => Wrong | undefined): Reader<T, Wrong> =>
  (value) => {
    const wrong = wrongIn(value)
    if (wrong !== undefined) return { follows: false, wrong }
    // The one place where a check becomes a type.
    return { follows: true, value: value as T }
  }
