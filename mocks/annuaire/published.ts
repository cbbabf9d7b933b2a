import type { Extension, Resource, Telecom } from '../../src/protocols/annuaire/resources.ts'
import { extensions } from '../../src/protocols/annuaire/systems.ts'
import type { AnnuaireState } from './state.ts'

const inMailbox = ({ extension = [] }: Telecom, name: string): Extension | undefined =>
  extension.find(({ url }) => url === extensions.mailbox)?.extension?.find(({ url }) => url === name)

const isOnRedList = (telecom: Telecom): boolean => inMailbox(telecom, 'listeRouge')?.valueBoolean === true

const isAMailbox = ({ extension = [] }: Telecom): boolean => extension.some(({ url }) => url === extensions.mailbox)

/** Whether the directory shows an address, under the fault that is selected. */
const isShown = ({ fault }: AnnuaireState) => {
  if (fault === 'red-list-published') return () => true
  if (fault === 'mailbox-withdrawn') return (telecom: Telecom) => !isAMailbox(telecom)
  return (telecom: Telecom) => !isOnRedList(telecom)
}

/** The directory as anybody sees it: an address that is not published cannot be searched by either. */
export const published = (state: AnnuaireState): readonly Resource[] => {
  const shown = isShown(state)
  return state.resources.map((resource) => {
    if (resource.telecom?.every(shown) ?? true) return resource
    const { telecom = [], ...others } = resource
    const left = telecom.filter(shown)
    return left.length > 0 ? { ...others, telecom: left } : others
  })
}
