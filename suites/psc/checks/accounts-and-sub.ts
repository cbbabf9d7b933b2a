import type { Finding } from '../../../src/model/finding.ts'
import { sameProfessional } from '../../../src/protocols/oidc/professional.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { type AccountOfLogin, accountsOfLogins } from '../evidence/accounts.ts'

interface Pair {
  readonly one: AccountOfLogin
  readonly other: AccountOfLogin
}

/** Every two logins of a recording that stand so to each other. */
const pairs =
  (holds: (pair: Pair) => boolean) =>
  (record: ScenarioRecord): readonly Observation<Pair>[] => {
    const logins = accountsOfLogins(record)
    return logins
      .flatMap((one, index) => logins.slice(index + 1).map((other) => ({ one, other })))
      .filter(holds)
      .map((pair) => ({ value: pair, evidence: [...new Set([...pair.one.evidence, ...pair.other.evidence])] }))
  }

const samePerson = ({ one, other }: Pair): boolean => sameProfessional(one.subjectNameId, other.subjectNameId)

const sameSub = ({ one, other }: Pair): boolean => one.sub === other.sub

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const sameForm = ({ one, other }: Pair): boolean => uuid.test(one.sub) === uuid.test(other.sub)

const told = ({ one, other }: Pair) => ({
  fr: `${one.subjectNameId} sur ${one.account}, ${other.subjectNameId} sur ${other.account}`,
  en: `${one.subjectNameId} on ${one.account}, ${other.subjectNameId} on ${other.account}`,
})

const oneAccount = (pair: Pair): Finding => ({
  ok: pair.one.account === pair.other.account,
  expected: {
    fr: `le compte de ${pair.one.subjectNameId}, le même les deux fois`,
    en: `the account of ${pair.one.subjectNameId}, the same both times`,
  },
  actual: told(pair),
})

const twoAccounts = (pair: Pair): Finding => ({
  ok: pair.one.account !== pair.other.account,
  expected: {
    fr: `un compte pour ${pair.one.subjectNameId}, un autre pour ${pair.other.subjectNameId}`,
    en: `one account for ${pair.one.subjectNameId}, another for ${pair.other.subjectNameId}`,
  },
  actual: told(pair),
})

export const accountOutlivesTheFormOfSub = check({
  id: 'psc.accountOutlivesTheFormOfSub',
  title: {
    fr: 'Le sub passe d’une forme à l’autre : le même SubjectNameID mène au même compte',
    en: 'The sub goes from one form to the other: the same SubjectNameID leads to the same account',
  },
  verifies: ['PSC.02'],
  reads: ['session.accountId'],
  observes: pairs((pair) => samePerson(pair) && !sameForm(pair)),
  judge: oneAccount,
})

export const accountOutlivesAnotherSub = check({
  id: 'psc.accountOutlivesAnotherSub',
  title: {
    fr: 'Le sub est un autre UUID : le même SubjectNameID mène au même compte',
    en: 'The sub is another UUID: the same SubjectNameID leads to the same account',
  },
  verifies: ['PSC.02'],
  assumption: 'psc.sub-may-change',
  reads: ['session.accountId'],
  observes: pairs((pair) => samePerson(pair) && !sameSub(pair) && sameForm(pair)),
  judge: oneAccount,
})

export const accountIsOfOneProfessional = check({
  id: 'psc.accountIsOfOneProfessional',
  title: {
    fr: 'Deux SubjectNameID mènent à deux comptes, même sous un même nom',
    en: 'Two SubjectNameIDs lead to two accounts, even under one name',
  },
  verifies: ['PSC.02'],
  reads: ['session.accountId'],
  observes: pairs((pair) => !samePerson(pair) && !sameSub(pair)),
  judge: twoAccounts,
})

export const sharedSubMergesNoAccounts = check({
  id: 'psc.sharedSubMergesNoAccounts',
  title: {
    fr: 'Un même sub ne donne pas à un professionnel le compte d’un autre',
    en: 'One sub does not give a professional the account of another',
  },
  verifies: ['PSC.02'],
  assumption: 'psc.sub-not-the-account',
  reads: ['session.accountId'],
  observes: pairs((pair) => !samePerson(pair) && sameSub(pair)),
  judge: twoAccounts,
})
