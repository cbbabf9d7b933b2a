import { BancError } from '../model/errors.ts'
import type { PageForm } from '../protocols/html/form.ts'
import { comparable } from '../protocols/html/name.ts'
import { controlsNamed, type Page } from '../protocols/html/page.ts'

/** What the user agent asks next: a navigation, with its form body when it posts one. */
export interface Navigation {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly form?: string
}

type Field = readonly [name: string, value: string]

const send = (form: PageForm, fields: readonly Field[]): Navigation => {
  const encoded = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString()
  if (form.method === 'POST') return { method: 'POST', url: form.action, form: encoded }
  const url = new URL(form.action)
  url.search = encoded
  return { method: 'GET', url: url.href }
}

/** Activates the first link or submit button whose accessible name or visible text contains the label. */
export const clickOn = (page: Page, label: string, url: string): Navigation => {
  const found = controlsNamed(page, label)
  const control = found.find(({ does }) => does.kind !== 'script')
  if (control?.does.kind === 'link') return { method: 'GET', url: control.does.href }
  if (control?.does.kind === 'submit') {
    const { form, field } = control.does
    return send(form, field === undefined ? form.fields : [...form.fields, field])
  }
  const seen = page.controls.map(({ name }) => `« ${name} »`).join(', ')
  throw new BancError({
    code: 'BANC-BROWSE-CONTROL',
    what: {
      fr: `La page ne porte aucun lien ni bouton « ${label} » utilisable sans script. Elle porte : ${seen || 'rien'}.`,
      en: `The page has no link or button “${label}” that works without scripts. It has: ${seen || 'nothing'}.`,
    },
    where: url,
    todo: {
      fr: 'Vérifiez le libellé attendu et la page que le produit a servie (elle est dans le journal).',
      en: 'Check the expected label and the page that the product served (it is in the journal).',
    },
  })
}

/** Fills the first form that has all these fields, keeping what it already holds, hidden inputs included. */
export const submitForm = (page: Page, values: Readonly<Record<string, string>>, url: string): Navigation => {
  const wanted = Object.keys(values)
  const form = page.forms.find(({ names }) => wanted.every((name) => names.includes(name)))
  if (form === undefined) {
    const seen = page.forms.map(({ names }) => `[${names.join(', ')}]`).join(' ')
    throw new BancError({
      code: 'BANC-BROWSE-FORM',
      what: {
        fr: `Aucun formulaire de la page n’a les champs ${wanted.join(', ')}. Formulaires : ${seen || 'aucun'}.`,
        en: `No form of the page has the fields ${wanted.join(', ')}. Forms: ${seen || 'none'}.`,
      },
      where: url,
      todo: {
        fr: 'Vérifiez que la page affichée est bien celle que le scénario attend (elle est dans le journal).',
        en: 'Check that the page shown is the one that the scenario expects (it is in the journal).',
      },
    })
  }
  const kept = form.fields.filter(([name]) => !wanted.includes(name))
  const byDefault = form.defaultButton !== undefined && !wanted.includes(form.defaultButton[0])
  return send(form, [
    ...kept,
    ...Object.entries(values),
    ...(byDefault && form.defaultButton ? [form.defaultButton] : []),
  ])
}

/** Whether a page’s text mentions a label, told apart by neither case, accents nor kind of apostrophe. */
export const mentions = (text: string, label: string): boolean => comparable(text).includes(comparable(label))
