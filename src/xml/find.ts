import type { XmlElement } from './element.ts'

/** A step of a path: local name and namespace. Without a namespace, the parent's. */
export type Step = string | readonly [ns: string, name: string]

const matches = (element: XmlElement, step: Step, inherited: string): boolean =>
  typeof step === 'string'
    ? element.name === step && element.ns === inherited
    : element.ns === step[0] && element.name === step[1]

/** Every element at the end of a path of children. */
export const findAll = (from: XmlElement | undefined, ...path: readonly Step[]): readonly XmlElement[] => {
  if (from === undefined) return []
  const found: XmlElement[] = []
  collect(from, path, 0, found)
  return found
}

const collect = (from: XmlElement, path: readonly Step[], at: number, found: XmlElement[]): void => {
  const step = path[at]
  if (step === undefined) {
    found.push(from)
    return
  }
  for (const child of from.children) if (matches(child, step, from.ns)) collect(child, path, at + 1, found)
}

/** The first element at the end of a path of children. A message is read by many of these: nothing is gathered. */
export const find = (from: XmlElement | undefined, ...path: readonly Step[]): XmlElement | undefined =>
  from && first(from, path, 0)

const first = (from: XmlElement, path: readonly Step[], at: number): XmlElement | undefined => {
  const step = path[at]
  if (step === undefined) return from
  for (const child of from.children) {
    const found = matches(child, step, from.ns) ? first(child, path, at + 1) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** The trimmed text at the end of a path, or undefined when nothing stands there. */
export const textAt = (from: XmlElement | undefined, ...path: readonly Step[]): string | undefined =>
  find(from, ...path)?.text.trim()

/** Every element of this name below, at any depth, in document order. */
export const descendants = (from: XmlElement | undefined, ns: string, name: string): readonly XmlElement[] => {
  if (from === undefined) return []
  return from.children.flatMap((child) => [
    ...(child.ns === ns && child.name === name ? [child] : []),
    ...descendants(child, ns, name),
  ])
}
