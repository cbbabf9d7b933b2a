import type { InsiCall } from '../../protocols/ins/contexts.ts'
import { insi } from '../../protocols/ins/namespaces.ts'
import type { PlacedElement } from '../../xml/placed.ts'
import { fact, type Where } from '../fact.ts'
import { type RuleSet, within } from '../rule.ts'
import { assertionIsTaken, type Caller } from './assertion.ts'
import { contextsAreOfTheCall } from './contexts.ts'

/** A request to INSi that lies in a file, and where what is judged of it stands. */
export interface InsiMessage {
  readonly call: InsiCall
  readonly caller: Caller
  readonly header: Where
  readonly assertion: Where
}

const requests: readonly string[] = [insi.request, insi.requestVitale, insi.verification]

/** Whether a message is a request to INSi: its answers have neither contexts nor assertion. */
export const isInsiRequest = ({ ns }: PlacedElement): boolean => requests.includes(ns)

/** What surrounds a request to INSi: the rules that the checks of the chapter INS show. */
export const insiRules: RuleSet<InsiMessage> = {
  name: 'banc/insi',
  version: '1',
  rules: [
    within(contextsAreOfTheCall, ({ call, header }) => [fact(call, header)]),
    within(assertionIsTaken, ({ caller, assertion }) => [fact(caller, assertion)]),
  ],
}
