import type { CosFile } from '../cos/file.ts'
import { type Cos, CosDict } from '../cos/values.ts'

/** A page, with the resources that it inherits. */
export interface PdfPage {
  readonly dict: CosDict
  readonly resources: CosDict | undefined
}

/** More pages than these are not looked at. */
const mostPages = 100_000

/** The pages of a document, each once whatever the tree says. */
export const pagesOf = (file: CosFile): readonly PdfPage[] => {
  const pages: PdfPage[] = []
  const seen = new Set<CosDict>()
  const todo: { readonly node: Cos; readonly resources: CosDict | undefined }[] = [
    { node: file.get(file.catalog, 'Pages'), resources: undefined },
  ]
  for (let next = todo.pop(); next && pages.length < mostPages; next = todo.pop()) {
    const node = file.resolve(next.node)
    if (!(node instanceof CosDict) || seen.has(node)) continue
    seen.add(node)
    const resources = file.dictOf(node.entries.get('Resources')) ?? next.resources
    const kids = file.get(node, 'Kids')
    if (Array.isArray(kids)) for (const kid of kids.toReversed()) todo.push({ node: kid as Cos, resources })
    else pages.push({ dict: node, resources })
  }
  return pages
}
