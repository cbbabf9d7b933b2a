import type { XmlElement } from '../../xml/element.ts'
import { el, type Markup } from '../../xml/write.ts'
import { ns } from './uuids.ts'

const xmlLang = '{http://www.w3.org/XML/1998/namespace}lang'

const attributesOf = (element: XmlElement, ids: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(element.attributes)
      .filter(([key]) => !key.startsWith('{') || key === xmlLang)
      .map(([key, value]) => [key === xmlLang ? 'xml:lang' : key, ids.get(value) ?? value]),
  )

/** An ebRIM element written again under the prefix `rim`; ids that the registry replaced are replaced wherever they stand. */
export const rimMarkup = (element: XmlElement, ids: ReadonlyMap<string, string>): Markup =>
  el(
    `rim:${element.name}`,
    attributesOf(element, ids),
    element.children.filter((child) => child.ns === ns.rim).map((child) => rimMarkup(child, ids)),
    element.children.length === 0 ? element.text : undefined,
  )
