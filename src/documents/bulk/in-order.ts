/**
 * Does something to each of a sequence, up to `ahead` at once, and gives the results in the order of the sequence.
 * No more than that many are ever held, however long the sequence.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  act: (item: T) => Promise<R>,
  ahead: number,
): AsyncGenerator<R> {
  const pending: Promise<R>[] = []
  for await (const item of items) {
    const started = act(item)
    // Who waits for an earlier one must not be killed by the failure of this one.
    started.catch(() => {})
    pending.push(started)
    const first = pending.length >= ahead ? pending.shift() : undefined
    if (first) yield await first
  }
  for (const each of pending) yield await each
}
