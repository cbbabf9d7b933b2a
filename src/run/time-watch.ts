/** What went wrong with time while a scenario ran: in milliseconds, each absent when it was too small to matter. */
export interface TimeTrouble {
  /** By how much the machine's clock moved, beside the time that really went by: negative when it went back. */
  readonly clockMovedMs?: number
  /** The longest time for which the bench itself could not run: a machine asleep, stopped or too busy. */
  readonly stalledMs?: number
}

/** A clock that a time service keeps right is moved by less than this. */
const movedMatters = 1_000
/** National services let a code live for a minute and a pilot has tens of seconds: a shorter stall changes no answer. */
const stallMatters = 3_000
const beatMs = 100

/** The two clocks of a machine, in milliseconds. */
export interface Clocks {
  readonly wall: () => number
  readonly steady: () => number
}

export const machineClocks: Clocks = { wall: () => Date.now(), steady: () => performance.now() }

/** Watches both clocks from now on; gives what to call at the end, once, to know what went wrong meanwhile. */
export const watchTime = ({ wall, steady }: Clocks = machineClocks): (() => TimeTrouble) => {
  const began = { wall: wall(), steady: steady() }
  let last = began.steady
  let longest = 0
  const beat = (): void => {
    const now = steady()
    longest = Math.max(longest, now - last - beatMs)
    last = now
  }
  const beating = setInterval(beat, beatMs)
  beating.unref()
  return () => {
    clearInterval(beating)
    beat()
    const moved = Math.round(wall() - began.wall - (last - began.steady))
    return {
      ...(Math.abs(moved) >= movedMatters ? { clockMovedMs: moved } : {}),
      ...(longest >= stallMatters ? { stalledMs: Math.round(longest) } : {}),
    }
  }
}
