import { type PageForm, readForm } from './form.ts'
import { accessibleName, comparable } from './name.ts'
import { attribute, closest, type Element, elementsOf, parseHtml, spokenText, squeeze } from './tree.ts'

/** Something a person can activate on a page. */
export interface PageControl {
  readonly name: string
  /** Visible text, which may differ from the accessible name. */
  readonly text: string
  readonly does:
    | { readonly kind: 'link'; readonly href: string }
    | { readonly kind: 'submit'; readonly form: PageForm; readonly field: readonly [string, string] | undefined }
    /** Only a script could tell what it does. */
    | { readonly kind: 'script' }
}

/** A static page as a user agent without scripts sees it. */
export interface Page {
  readonly title: string
  readonly text: string
  readonly controls: readonly PageControl[]
  readonly forms: readonly PageForm[]
  /** Whether the page carries scripts, so that what is missing here might appear in a real browser. */
  readonly runsScripts: boolean
}

const absolute = (href: string, base: string): string => (URL.canParse(href, base) ? new URL(href, base).href : href)

const isButton = (element: Element): boolean =>
  element.tagName === 'button' ||
  attribute(element, 'role') === 'button' ||
  (element.tagName === 'input' && ['submit', 'image', 'button'].includes(attribute(element, 'type') ?? ''))

const submits = (element: Element): boolean =>
  element.tagName === 'button'
    ? ['submit', undefined].includes(attribute(element, 'type')?.toLowerCase())
    : element.tagName === 'input' && ['submit', 'image'].includes(attribute(element, 'type') ?? '')

const action = (element: Element, base: string): PageControl['does'] | undefined => {
  const href = attribute(element, 'href')
  if (element.tagName === 'a' && href !== undefined && !/^javascript:/i.test(href)) {
    return { kind: 'link', href: absolute(href, base) }
  }
  if (!isButton(element)) return undefined
  const form = closest(element, 'form')
  if (form === undefined || !submits(element)) return { kind: 'script' }
  const name = attribute(element, 'name')
  const field = name ? ([name, attribute(element, 'value') ?? ''] as const) : undefined
  return { kind: 'submit', form: readForm(form, base), field }
}

/** @param url address the page came from, against which its links resolve */
export const readPage = (text: string, url: string): Page => {
  const document = parseHtml(text)
  const elements = elementsOf(document)
  const root = elements[0]
  const baseHref = elements.find((element) => element.tagName === 'base')
  const base = absolute(baseHref === undefined ? '' : (attribute(baseHref, 'href') ?? ''), url)
  const title = elements.find((element) => element.tagName === 'title')
  const controls = elements.flatMap((element) => {
    const does = action(element, base)
    return does === undefined ? [] : [{ name: accessibleName(element, root), text: squeeze(spokenText(element)), does }]
  })
  return {
    title: title === undefined ? '' : squeeze(spokenText(title)),
    text: squeeze(spokenText(document)),
    controls,
    forms: elements.filter((element) => element.tagName === 'form').map((form) => readForm(form, base)),
    runsScripts: elements.some((element) => element.tagName === 'script'),
  }
}

/** Controls whose accessible name or visible text contains the label. */
export const controlsNamed = (page: Page, label: string): readonly PageControl[] =>
  page.controls.filter((control) =>
    [control.name, control.text].some((candidate) => comparable(candidate).includes(comparable(label))),
  )
