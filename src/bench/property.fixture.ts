import fc from 'fast-check'

// One seed: a test that was green this morning is green tonight. To look further, `BANC_SEED=$RANDOM BANC_RUNS=50 npm test`.
fc.configureGlobal({
  seed: Number(process.env.BANC_SEED ?? 20_261_128),
  ...(process.env.BANC_RUNS === undefined ? {} : { numRuns: 100 * Number(process.env.BANC_RUNS) }),
})

/** fast-check, by which the same test draws the same inputs each time it is run. */
export { default } from 'fast-check'
