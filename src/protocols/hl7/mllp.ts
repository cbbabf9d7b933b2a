import type { MllpBlocks } from '../../model/service.ts'

/** Minimal Lower Layer Protocol: what stands before and after each message on the socket. */
export const startBlock = 0x0b
export const endBlock = 0x1c
export const carriageReturn = 0x0d

/** A message as it goes on the socket. */
export const framed = (message: string): Uint8Array =>
  Buffer.concat([Buffer.from([startBlock]), Buffer.from(message, 'utf8'), Buffer.from([endBlock, carriageReturn])])

/**
 * Takes the complete blocks off the bytes received so far. A block ends by 1C; the 0D that should follow may be missing.
 * Stray bytes stand outside a block: a sender that does not frame, or noise between blocks.
 */
export const unframe = (received: Uint8Array): MllpBlocks => {
  const found: MllpBlocks['found'][number][] = []
  let rest = received
  for (;;) {
    const start = rest.indexOf(startBlock)
    const outside = start < 0 ? rest : rest.subarray(0, start)
    const stray = outside.filter((byte) => byte !== carriageReturn && byte !== 0x0a)
    if (stray.byteLength > 0) found.push({ kind: 'stray', bytes: outside })
    if (start < 0) return { found, rest: new Uint8Array() }
    const end = rest.indexOf(endBlock, start)
    if (end < 0) return { found, rest: rest.subarray(start) }
    found.push({ kind: 'message', bytes: rest.subarray(start + 1, end) })
    rest = rest.subarray(end + 1)
  }
}
