import { type Fact, fact } from '../fact.ts'
import { type Rule, rule, type Severity } from '../rule.ts'
import { headerValues, isQualified, type MailCase } from './case.ts'

const whole = (mail: MailCase): readonly Fact<MailCase>[] => [fact(mail)]
const withCda = (mail: MailCase): readonly Fact<MailCase>[] => (mail.cdas.length > 0 ? whole(mail) : [])

/** An archive that could not be read may hold CDA: such a mail is neither with nor without. */
const withoutCda = (mail: MailCase): readonly Fact<MailCase>[] =>
  mail.cdas.length === 0 && !mail.attachments.some(({ kind, isNamedXdm }) => kind === 'xdm' || isNamedXdm)
    ? whole(mail)
    : []

const shown = (values: readonly string[]): string => values.join(' | ') || '(absent)'

/** MSS/CONF.15 says « multi-valué » only: a list in one header and several headers are both accepted. */
const codesIn = (values: readonly string[]): string =>
  [...new Set(values.flatMap((value) => value.split(/[,;]/)).map((code) => code.trim()))]
    .filter((code) => code !== '')
    .toSorted()
    .join(',')

const absentWithoutCda = (header: string, clause: string): Rule<MailCase> =>
  rule<MailCase, MailCase>({
    id: `mail.${header.toLowerCase()}-only-with-cda`,
    clause,
    title: { fr: `${header} n'est pas posé sans CDA`, en: `${header} is not set without a CDA` },
    facts: withoutCda,
    judge: (mail) => {
      const values = headerValues(mail, header)
      return values.length === 0
        ? undefined
        : {
            fr: `${header} vaut ${shown(values)} alors que le message ne transmet aucun CDA.`,
            en: `${header} is ${shown(values)} although the mail carries no CDA.`,
          }
    },
  })

const expectedValue = (declared: {
  readonly header: string
  readonly clause: string
  readonly severity?: Severity
  readonly facts: (mail: MailCase) => readonly Fact<MailCase>[]
  readonly matches: (mail: MailCase, values: readonly string[]) => boolean
  readonly expected: (mail: MailCase) => string
}): Rule<MailCase> => {
  const { header, clause, severity = 'error', facts, matches, expected } = declared
  return rule<MailCase, MailCase>({
    id: `mail.${header.toLowerCase()}`,
    clause,
    severity,
    title: { fr: `${header} a la valeur attendue`, en: `${header} has the expected value` },
    facts,
    judge: (mail) => {
      const values = headerValues(mail, header)
      return matches(mail, values)
        ? undefined
        : {
            fr: `${header} vaut ${shown(values)}, attendu ${expected(mail)}.`,
            en: `${header} is ${shown(values)}, expected ${expected(mail)}.`,
          }
    },
  })
}

const insOf = ({ cdas }: MailCase): string => (cdas.some(isQualified) ? 'O' : 'N')
const codesOf = ({ cdas }: MailCase): string => codesIn(cdas.map(({ typeCode }) => typeCode ?? ''))

/** The X-MSS headers of a mail. */
export const headerRules: readonly Rule<MailCase>[] = [
  expectedValue({
    header: 'X-MSS-NIL',
    clause: 'MSS/CONF.16',
    facts: whole,
    matches: (_, values) => values.length === 1 && values[0] !== '',
    expected: () => 'la référence produit (product reference)',
  }),
  rule<MailCase, string>({
    id: 'mail.x-mss-nil-shape',
    clause: 'MSS/CONF.16 (forme constatée)',
    severity: 'warning',
    title: {
      fr: 'X-MSS-NIL a la forme d’une référence Convergence',
      en: 'X-MSS-NIL looks like a Convergence reference',
    },
    facts: (mail) => headerValues(mail, 'X-MSS-NIL').map((value) => fact(value)),
    judge: (value) =>
      /^[A-Z]{2,}\d+$/.test(value)
        ? undefined
        : {
            fr: `X-MSS-NIL vaut « ${value} », attendu des majuscules puis des chiffres (DEV935997).`,
            en: `X-MSS-NIL is "${value}", expected capitals then digits (DEV935997).`,
          },
  }),
  expectedValue({
    header: 'X-MSS-INS',
    clause: 'MSS/CONF.14',
    facts: withCda,
    matches: (mail, values) => values.length === 1 && values[0] === insOf(mail),
    expected: insOf,
  }),
  absentWithoutCda('X-MSS-INS', 'MSS/CONF.14'),
  expectedValue({
    header: 'X-MSS-CODECDA',
    clause: 'MSS/CONF.15',
    facts: withCda,
    matches: (mail, values) => codesIn(values) === codesOf(mail),
    expected: codesOf,
  }),
  absentWithoutCda('X-MSS-CODECDA', 'MSS/CONF.15'),
  expectedValue({
    header: 'X-MSS-MES',
    clause: 'MSS/CONF.21',
    facts: (mail) => (headerValues(mail, 'X-MSS-MES').length > 0 ? whole(mail) : []),
    matches: (_, values) => values.length === 1 && values[0] === 'FIN',
    expected: () => 'FIN',
  }),
]
