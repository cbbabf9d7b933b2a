import dmp from '../../suites/dmp/suite.ts'
import ins from '../../suites/ins/suite.ts'
import mss from '../../suites/mss/suite.ts'
import psc from '../../suites/psc/suite.ts'
import type { Suite } from '../run/suite.ts'

/** Every chapter of the bench, in the order in which a run plays them. */
export const suites: readonly Suite[] = [ins, dmp, mss, psc]
