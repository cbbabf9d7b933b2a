import type { Locator, Page } from 'playwright-core'
import { readPage } from '../protocols/html/page.ts'
import { clickOn, submitForm } from './page.ts'

export type Selectors = Readonly<Record<string, string>>

/** Pages drawn by a script show their controls later than they load. */
const drawnMs = 5_000

const variants: Readonly<Record<string, string>> = {
  a: '[aàâä]',
  c: '[cç]',
  e: '[eéèêë]',
  i: '[iîï]',
  o: '[oôö]',
  u: '[uùûü]',
  "'": "['’‘ʼ´`]",
  ' ': '\\s+',
}

/** A label, told apart by neither case, accents nor kinds of apostrophe and space. */
const labelled = (label: string): RegExp => {
  const plain = label
    .trim()
    .replace(/\s+/g, ' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘ʼ´`]/g, "'")
  const pattern = [...plain.toLowerCase()].map(
    (letter) => variants[letter] ?? letter.replace(/[.*+?^${}()|[\]\\/]/, '\\$&'),
  )
  return new RegExp(pattern.join(''), 'i')
}

const there = async (page: Page, locator: Locator): Promise<boolean> => {
  if ((await locator.count()) > 0) return true
  if (!readPage(await page.content(), page.url()).runsScripts) return false
  return locator.waitFor({ state: 'attached', timeout: drawnMs }).then(
    () => true,
    () => false,
  )
}

/** Clicks the first visible link or button whose accessible name or text contains the label. @throws BancError BANC-BROWSE-CONTROL */
export const clickIn = async (page: Page, label: string, selectors: Selectors): Promise<void> => {
  const selector = selectors[label]
  const name = labelled(label)
  const named = page.getByRole('link', { name }).or(page.getByRole('button', { name }))
  const texted = page.getByRole('link').or(page.getByRole('button')).filter({ hasText: name })
  const wanted = selector === undefined ? named.or(texted) : page.locator(selector)
  const control = wanted.filter({ visible: true }).first()
  if (await there(page, control)) return control.click({ timeout: drawnMs })
  // The refusal of the other browser, with what this page holds once drawn.
  const shown = readPage(await page.content(), page.url())
  const controls = shown.controls.map((each) => ({ ...each, does: { kind: 'script' } as const }))
  clickOn({ ...shown, controls }, label, page.url())
}

const quoted = (text: string): string => text.replace(/["\\]/g, '\\$&')

/** Fills one field as a person would, whatever its kind; a button is only told. */
const fill = async (form: Locator, selector: string, value: string): Promise<Locator | undefined> => {
  const field = form.locator(selector)
  const kind = await field.first().evaluate((element: { readonly type?: string }) => element.type)
  if (kind === 'submit' || kind === 'image') {
    const same = form.locator(`${selector}[value="${quoted(value)}"]`)
    return ((await same.count()) > 0 ? same : field).first()
  }
  if (kind === 'radio' || kind === 'checkbox') await form.locator(`${selector}[value="${quoted(value)}"]`).check()
  else if (kind === 'select-one') await field.first().selectOption(value)
  else if (kind === 'hidden') {
    await field.first().evaluate((element: { value: string }, given: string) => {
      element.value = given
    }, value)
  } else await field.first().fill(value)
  return undefined
}

/** Fills the first form that has all these fields and sends it by its button. @throws BancError BANC-BROWSE-FORM */
export const submitIn = async (
  page: Page,
  values: Readonly<Record<string, string>>,
  selectors: Selectors,
): Promise<void> => {
  const selectorOf = (name: string) => selectors[name] ?? `[name="${quoted(name)}"]`
  const names = Object.keys(values)
  const holding = names.reduce(
    (forms, name) => forms.filter({ has: page.locator(selectorOf(name)) }),
    page.locator('form'),
  )
  const form = holding.first()
  if (!(await there(page, form))) {
    const shown = readPage(await page.content(), page.url())
    const forms = shown.forms.filter((each) => names.some((name) => !each.names.includes(name)))
    submitForm({ ...shown, forms }, values, page.url())
    return
  }
  let chosen: Locator | undefined
  for (const [name, value] of Object.entries(values)) chosen = (await fill(form, selectorOf(name), value)) ?? chosen
  const button = chosen ?? form.locator('button:not([type=button],[type=reset]),input[type=submit]').first()
  if ((await button.count()) > 0) await button.click()
  else await form.evaluate((element: { requestSubmit: () => void }) => element.requestSubmit())
}
