import type { Text } from '../../model/text.ts'
import { type Fact, fact } from '../fact.ts'
import { hasQualifiedIns } from '../ins/qualified.ts'
import { type Rule, rule } from '../rule.ts'
import { absent, valued } from '../say.ts'
import { headerValues, type MailCase, shown, whole, withCda, withoutCda } from './case.ts'

/** MSS/CONF.15 says « multi-valué » only: a list in one header and several headers are both accepted. */
const codesIn = (values: readonly string[]): string =>
  [...new Set(values.flatMap((value) => value.split(/[,;]/)).map((code) => code.trim()))]
    .filter((code) => code !== '')
    .toSorted()
    .join(', ')

const absentWithoutCda = (header: string, clause: string): Rule<MailCase> =>
  rule<MailCase, MailCase>({
    id: `mail.${header.toLowerCase()}-only-with-cda`,
    clause,
    title: { fr: `${header} n'est pas posé sans CDA`, en: `${header} is not set without a CDA` },
    facts: withoutCda,
    judge: (mail) => {
      const values = headerValues(mail, header)
      return {
        ok: values.length === 0,
        expected: absent,
        actual: shown(values),
        sentence: {
          fr: `${header} vaut ${values.join(' | ')} alors que le message ne transmet aucun CDA.`,
          en: `${header} is ${values.join(' | ')} although the mail carries no CDA.`,
        },
      }
    },
  })

const expectedValue = (declared: {
  readonly header: string
  readonly clause: string
  readonly facts: (mail: MailCase) => readonly Fact<MailCase>[]
  readonly expected: (mail: MailCase) => Text | string
  readonly matches: (values: readonly string[], mail: MailCase) => boolean
}): Rule<MailCase> => {
  const { header, clause, facts, matches, expected } = declared
  return rule<MailCase, MailCase>({
    id: `mail.${header.toLowerCase()}`,
    clause,
    title: { fr: `${header} a la valeur attendue`, en: `${header} has the expected value` },
    facts,
    judge: (mail) => {
      const values = headerValues(mail, header)
      return valued(header, { ok: matches(values, mail), expected: expected(mail), actual: shown(values) })
    },
  })
}

const insOf = ({ cdas }: MailCase): string => (cdas.some(({ header }) => hasQualifiedIns(header)) ? 'O' : 'N')
const codesOf = ({ cdas }: MailCase): string => codesIn(cdas.map(({ header }) => header.code?.code ?? ''))

export const nilIsSet = expectedValue({
  header: 'X-MSS-NIL',
  clause: 'MSS/CONF.16',
  facts: whole,
  expected: () => ({ fr: 'une référence produit', en: 'a product reference' }),
  matches: (values) => values.length === 1 && values[0] !== '',
})

export const nilShape = rule<MailCase, string>({
  id: 'mail.x-mss-nil-shape',
  clause: 'MSS/CONF.16 (forme constatée)',
  assumption: 'mss.nil-shape',
  severity: 'warning',
  title: { fr: 'X-MSS-NIL a la forme d’une référence Convergence', en: 'X-MSS-NIL looks like a Convergence reference' },
  facts: (mail) => headerValues(mail, 'X-MSS-NIL').map((value) => fact(value)),
  judge: (value) =>
    valued('X-MSS-NIL', {
      ok: /^[A-Z]{2,}\d+$/.test(value),
      expected: {
        fr: 'des lettres majuscules puis des chiffres (DEV935997)',
        en: 'capital letters then digits (DEV935997)',
      },
      actual: shown([value]),
    }),
})

export const insIsTold = expectedValue({
  header: 'X-MSS-INS',
  clause: 'MSS/CONF.14',
  facts: withCda,
  expected: insOf,
  matches: (values, mail) => values.length === 1 && values[0] === insOf(mail),
})

export const insOnlyWithCda = absentWithoutCda('X-MSS-INS', 'MSS/CONF.14')

export const codesAreTold = expectedValue({
  header: 'X-MSS-CODECDA',
  clause: 'MSS/CONF.15',
  facts: withCda,
  expected: codesOf,
  matches: (values, mail) => codesIn(values) === codesOf(mail),
})

export const codesOnlyWithCda = absentWithoutCda('X-MSS-CODECDA', 'MSS/CONF.15')

const endOfExchange = expectedValue({
  header: 'X-MSS-MES',
  clause: 'MSS/CONF.21',
  facts: (mail) => (headerValues(mail, 'X-MSS-MES').length > 0 ? whole(mail) : []),
  expected: () => 'FIN',
  matches: (values) => values.length === 1 && values[0] === 'FIN',
})

/** The X-MSS headers of a mail. */
export const headerRules: readonly Rule<MailCase>[] = [
  nilIsSet,
  nilShape,
  insIsTold,
  insOnlyWithCda,
  codesAreTold,
  codesOnlyWithCda,
  endOfExchange,
]
