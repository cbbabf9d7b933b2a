import { readFileSync, realpathSync } from 'node:fs'
import { sep } from 'node:path'
import { closeBuffer, openBuffer, readBuffer, xmlRegisterInputProvider } from 'libxml2-wasm'

/** Folders whose files libxml2 may open. It has no other way to any file, and none to the network. */
const folders = new Set<string>()

const real = (file: string): string | undefined => {
  try {
    return realpathSync(file)
  } catch {
    return undefined
  }
}

const isInside = (file: string): boolean => {
  const path = real(file)
  return path !== undefined && [...folders].some((folder) => path.startsWith(folder + sep))
}

let registered = false

/** Lets schemas include files of this folder, symbolic links resolved, and of no other. */
export const allowFolder = (folder: string): void => {
  folders.add(realpathSync(folder))
  if (registered) return
  registered = xmlRegisterInputProvider({
    match: isInside,
    open: (file) => openBuffer(readFileSync(file)),
    read: readBuffer,
    close: (handle) => {
      closeBuffer(handle)
      return true
    },
  })
}
