const section = /<component>\s*<section[\s\S]*?<\/section>\s*<\/component>(?=\s*<(?:component|\/structuredBody)>)/

/**
 * A document of at least `size` bytes: the first with a structured body, its first section written again and again.
 * What it says makes no sense; its shape does.
 */
export const largeDocument = (documents: readonly Uint8Array[], size: number): string => {
  for (const bytes of documents) {
    const text = new TextDecoder().decode(bytes)
    const [found] = section.exec(text) ?? []
    if (found === undefined) continue
    const times = Math.ceil((size - bytes.length) / Buffer.byteLength(found)) + 1
    return text.replace(found, () => found.repeat(times))
  }
  throw new Error('no document has a structured body')
}
