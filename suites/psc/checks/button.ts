import { controlsNamed, type Page } from '../../../src/protocols/html/page.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { buttonLabel } from '../drive/journey.ts'
import { pageOf } from '../evidence/pages.ts'

/** The pages shown at `loginUrl`. A page with scripts and no button proves nothing: a script might draw it. */
const loginPages = (record: ScenarioRecord): readonly Observation<Page>[] => {
  const urls = record.actions('session.login').flatMap(({ result }) => (result ? [result.loginUrl] : []))
  return record
    .hops()
    .filter(({ step, location }) => location === undefined && urls.some((url) => step === `open ${url}`))
    .map((hop) => ({ value: pageOf(record, hop), evidence: [hop.id] }))
    .filter(({ value }) => !value.runsScripts || controlsNamed(value, buttonLabel).length > 0)
}

export const loginPageCarriesTheButton = check({
  id: 'psc.loginPageCarriesTheButton',
  title: {
    fr: 'La page de connexion porte un bouton ou un lien « S’identifier avec Pro Santé Connect »',
    en: 'The login page has a button or link “S’identifier avec Pro Santé Connect”',
  },
  verifies: ['PSC.01'],
  observes: loginPages,
  judge: (page) => ({
    ok: controlsNamed(page, buttonLabel).length > 0,
    expected: { fr: `un élément nommé « ${buttonLabel} »`, en: `a control named “${buttonLabel}”` },
    actual: page.controls.map(({ name }) => `« ${name} »`).join(', ') || {
      fr: 'aucun lien ni bouton',
      en: 'no link or button',
    },
  }),
})
