const lookEveryMs = 250

/**
 * Calls `stop` once when the user or the system asks this command to end: Ctrl-C, SIGTERM, or the end of the npm that
 * started it. npm hands SIGTERM to the shell between the two, which dies and leaves this process without a parent.
 * Gives the way to listen no more.
 */
export const onStop = (stop: () => void, parent = () => process.ppid, env = process.env): (() => void) => {
  const first = parent()
  const orphaned = () => {
    if (parent() !== first) stop()
  }
  const watching = env.npm_lifecycle_event === undefined ? undefined : setInterval(orphaned, lookEveryMs)
  watching?.unref()
  process.on('SIGINT', stop).on('SIGTERM', stop)
  return () => {
    clearInterval(watching)
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}
