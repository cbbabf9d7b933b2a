/** The clock of the services that the bench plays. */
export interface MocksClock {
  readonly now: () => Date
  /** Sets it by the machine's: between two scenarios only. */
  readonly set: () => void
}

/**
 * Set by the machine's clock, then carried on by the time that really goes by: what a service gave for a minute lives
 * for a minute, whatever the machine's own clock is set to meanwhile.
 */
export const mocksClock = (wall = () => Date.now(), steady = () => performance.now()): MocksClock => {
  let ahead = wall() - steady()
  return {
    now: () => new Date(Math.round(ahead + steady())),
    set: () => {
      ahead = wall() - steady()
    },
  }
}
