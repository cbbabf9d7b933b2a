import { attribute, type Element, elementsOf, rawText, spokenText } from './tree.ts'

/** A form with the values that it would send if nothing were touched. */
export interface PageForm {
  readonly action: string
  readonly method: 'GET' | 'POST'
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** Every name that may be filled in, buttons and unchecked choices included. */
  readonly names: readonly string[]
  /** Name and value of the first submit button that has a name: what the Enter key would send with it. */
  readonly defaultButton: readonly [name: string, value: string] | undefined
}

const typeOf = (element: Element): string =>
  (attribute(element, 'type') ?? (element.tagName === 'button' ? 'submit' : 'text')).toLowerCase()

const has = (element: Element, name: string): boolean => attribute(element, name) !== undefined

const selectValue = (select: Element): string | undefined => {
  const options = elementsOf(select).filter((element) => element.tagName === 'option')
  const chosen = options.find((option) => has(option, 'selected')) ?? options[0]
  return chosen === undefined ? undefined : (attribute(chosen, 'value') ?? spokenText(chosen).trim())
}

/** The value a control sends untouched; undefined when it would send nothing. */
const initialValue = (element: Element): string | undefined => {
  const type = typeOf(element)
  if (element.tagName === 'select') return selectValue(element)
  if (element.tagName === 'textarea') return rawText(element)
  if (['submit', 'button', 'image', 'reset', 'file'].includes(type)) return undefined
  const value = attribute(element, 'value')
  if (type === 'checkbox' || type === 'radio') return has(element, 'checked') ? (value ?? 'on') : undefined
  return value ?? ''
}

export const readForm = (form: Element, base: string): PageForm => {
  const target = attribute(form, 'action') ?? ''
  const controls = elementsOf(form).filter(
    (element) =>
      ['input', 'select', 'textarea', 'button'].includes(element.tagName) &&
      !has(element, 'disabled') &&
      (attribute(element, 'name') ?? '') !== '',
  )
  const nameOf = (element: Element) => attribute(element, 'name') ?? ''
  const button = controls.find((element) => typeOf(element) === 'submit')
  return {
    action: URL.canParse(target, base) ? new URL(target, base).href : target,
    method: attribute(form, 'method')?.toLowerCase() === 'post' ? 'POST' : 'GET',
    fields: controls.flatMap((element) => {
      const value = initialValue(element)
      return value === undefined ? [] : [[nameOf(element), value] as const]
    }),
    names: [...new Set(controls.map(nameOf))],
    defaultButton: button === undefined ? undefined : [nameOf(button), attribute(button, 'value') ?? ''],
  }
}
