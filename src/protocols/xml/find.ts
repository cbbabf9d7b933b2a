import type { XmlElement } from './read.ts'

/** A step of a path: local name and namespace. Without a namespace, the parent's. */
export type Step = string | readonly [ns: string, name: string]

const matches = (element: XmlElement, step: Step, inherited: string): boolean =>
  typeof step === 'string'
    ? element.name === step && element.ns === inherited
    : element.ns === step[0] && element.name === step[1]

/** Every element at the end of a path of children. */
export const findAll = (from: XmlElement | undefined, ...path: readonly Step[]): readonly XmlElement[] => {
  if (from === undefined) return []
  return path.reduce<readonly XmlElement[]>(
    (level, step) => level.flatMap((parent) => parent.children.filter((child) => matches(child, step, parent.ns))),
    [from],
  )
}

/** The first element at the end of a path of children. */
export const find = (from: XmlElement | undefined, ...path: readonly Step[]): XmlElement | undefined =>
  findAll(from, ...path)[0]

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
