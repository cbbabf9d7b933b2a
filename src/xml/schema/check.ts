import type { XmlElement } from '../element.ts'
import type { AttributeRule, ElementType, Facets, Particle, Schema, SchemaProblem } from './types.ts'

const textProblem = (path: string, text: string, { patterns, enumeration }: Facets): SchemaProblem | undefined => {
  const broken = patterns.find(({ whole }) => !whole.test(text))
  if (broken !== undefined) {
    return {
      path,
      message: {
        fr: `« ${text} » ne suit pas la forme ${broken.source}`,
        en: `"${text}" has not the form ${broken.source}`,
      },
    }
  }
  if (enumeration.length === 0 || enumeration.includes(text)) return undefined
  const choices = enumeration.join(', ')
  return { path, message: { fr: `« ${text} » n’est pas l’un de : ${choices}`, en: `"${text}" is none of: ${choices}` } }
}

const attributeProblem = (element: XmlElement, path: string, rule: AttributeRule): SchemaProblem | undefined => {
  const value = element.attributes[rule.name]
  if (value !== undefined) return textProblem(`${path}/@${rule.name}`, value, rule.facets)
  if (!rule.required) return undefined
  return { path, message: { fr: `l’attribut ${rule.name} manque`, en: `attribute ${rule.name} is missing` } }
}

/** The namespace of a child, when it is what sets it apart. */
const apart = (child: XmlElement, ns: string): string => (child.ns === ns ? '' : ` (${child.ns || '–'})`)

const missing = (path: string, { name }: Particle, stray: XmlElement | undefined, ns: string): SchemaProblem => {
  if (stray === undefined) {
    return { path, message: { fr: `l’élément ${name} manque`, en: `element ${name} is missing` } }
  }
  const where = apart(stray, ns)
  return {
    path: `${path}/${stray.name}`,
    message: { fr: `${name} est attendu à cette place${where}`, en: `${name} is expected in this place${where}` },
  }
}

const unexpected = (path: string, child: XmlElement, ns: string): SchemaProblem => {
  const where = apart(child, ns)
  return {
    path: `${path}/${child.name}`,
    message: { fr: `cet élément${where} n’est pas attendu ici`, en: `this element${where} is not expected here` },
  }
}

/** Checks a sequence in order; the first child out of its place ends it, since nothing can be said of those after. */
const checkSequence = (
  element: XmlElement,
  particles: readonly Particle[],
  path: string,
  ns: string,
  found: SchemaProblem[],
): void => {
  const { children } = element
  let at = 0
  for (const particle of particles) {
    let count = 0
    for (let child = children[at]; child !== undefined && count < particle.max; child = children[at]) {
      if (particle.type === undefined) {
        at += 1
        count += 1
        continue
      }
      if (child.name !== particle.name || child.ns !== ns) break
      checkElement(child, particle.type, `${path}/${child.name}`, ns, found)
      at += 1
      count += 1
    }
    if (count < particle.min) {
      found.push(missing(path, particle, children[at], ns))
      return
    }
  }
  const stray = children[at]
  if (stray !== undefined) found.push(unexpected(path, stray, ns))
}

const checkElement = (
  element: XmlElement,
  type: ElementType,
  path: string,
  ns: string,
  found: SchemaProblem[],
): void => {
  for (const rule of type.attributes) {
    const problem = attributeProblem(element, path, rule)
    if (problem !== undefined) found.push(problem)
  }
  const { content } = type
  if (content.kind === 'sequence') {
    checkSequence(element, content.particles, path, ns, found)
    return
  }
  const [child] = element.children
  if (child !== undefined) found.push(unexpected(path, child, ns))
  const problem = textProblem(path, element.text, content.facets)
  if (problem !== undefined) found.push(problem)
}

/** What an element does that its schema forbids; empty when it conforms. An element the schema does not name is told. */
export const schemaProblems = (element: XmlElement, schema: Schema): readonly SchemaProblem[] => {
  const type = element.ns === schema.ns ? schema.elements.get(element.name) : undefined
  if (type === undefined) {
    return [
      {
        path: element.name,
        message: {
          fr: `{${element.ns}}${element.name} n’est pas un élément de ${schema.ns}`,
          en: `{${element.ns}}${element.name} is no element of ${schema.ns}`,
        },
      },
    ]
  }
  const found: SchemaProblem[] = []
  checkElement(element, type, element.name, schema.ns, found)
  return found
}
