import type { CosFile } from '../cos/file.ts'
import type { CosDict } from '../cos/values.ts'
import { type Cos, CosName, type CosStream } from '../cos/values.ts'

export type DeviceSpace = 'DeviceGray' | 'DeviceRGB' | 'DeviceCMYK'

/** What a colour space rests on. */
export interface ColourSpace {
  readonly devices: readonly DeviceSpace[]
  readonly profiles: readonly CosStream[]
  /** How many components a DeviceN has; 0 where there is none. */
  readonly deviceN: number
  /** The space of an uncoloured pattern, or any pattern. */
  readonly pattern: boolean
}

const nothing: ColourSpace = { devices: [], profiles: [], deviceN: 0, pattern: false }

const devices: Readonly<Record<string, DeviceSpace>> = {
  DeviceGray: 'DeviceGray',
  DeviceRGB: 'DeviceRGB',
  DeviceCMYK: 'DeviceCMYK',
  G: 'DeviceGray',
  RGB: 'DeviceRGB',
  CMYK: 'DeviceCMYK',
}
const defaults: Readonly<Record<DeviceSpace, string>> = {
  DeviceGray: 'DefaultGray',
  DeviceRGB: 'DefaultRGB',
  DeviceCMYK: 'DefaultCMYK',
}

/** A space inside a space inside a space: none needs more. */
const deepest = 8

const device = (file: CosFile, resources: CosDict | undefined, space: DeviceSpace, depth: number): ColourSpace => {
  const instead = file.get(file.dictOf(resources?.entries.get('ColorSpace')), defaults[space])
  // A default space that is the device space itself replaces nothing.
  if (instead === null || instead instanceof CosName) return { ...nothing, devices: [space] }
  return colourSpaceOf(file, resources, instead, depth + 1, false)
}

const merged = (one: ColourSpace, other: Partial<ColourSpace>): ColourSpace => ({ ...one, ...other })

/** Reads a colour space: a name, looked for in the resources, or an array (PDF Reference 1.4, 4.5). */
export const colourSpaceOf = (
  file: CosFile,
  resources: CosDict | undefined,
  value: Cos | undefined,
  depth = 0,
  replaced = true,
): ColourSpace => {
  const space = file.resolve(value)
  if (depth > deepest) return nothing
  if (space instanceof CosName) {
    const own = devices[space.name]
    if (own) return replaced ? device(file, resources, own, depth) : { ...nothing, devices: [own] }
    if (space.name === 'Pattern') return { ...nothing, pattern: true }
    const named = file.get(file.dictOf(resources?.entries.get('ColorSpace')), space.name)
    return named === null ? nothing : colourSpaceOf(file, resources, named, depth + 1, replaced)
  }
  if (!Array.isArray(space)) return nothing
  const [family, one, two] = space as readonly Cos[]
  const inner = (from: Cos | undefined): ColourSpace => colourSpaceOf(file, resources, from, depth + 1, replaced)
  switch (file.nameOf(family)) {
    case 'ICCBased': {
      const profile = file.streamOf(one)
      return profile ? { ...nothing, profiles: [profile] } : nothing
    }
    case 'Indexed':
    case 'I':
      return inner(one)
    case 'Separation':
      return inner(two)
    case 'DeviceN': {
      const alternate = inner(two)
      return merged(alternate, { deviceN: Math.max(alternate.deviceN, file.arrayOf(one).length) })
    }
    case 'Pattern':
      return merged(one === undefined ? nothing : inner(one), { pattern: true })
  }
  return space.length === 1 && file.nameOf(family) !== undefined ? inner(family) : nothing
}
