import type { Identity } from '../../../src/model/pilot.ts'
import { dmpAction, dmpPath, habilitations } from '../../../src/protocols/dmp/names.ts'
import { el } from '../../../src/xml/write.ts'
import type { ProductContext } from '../context.ts'
import { callDmp } from './call.ts'

/** TD0.3: declares the user authorised. Feeding needs none (DMP/CONF.05): only a defect calls this. */
export const declareAuthorised = async (context: ProductContext, patient: Identity): Promise<void> => {
  const body = el('setAuthorization', { xmlns: habilitations }, el('action', {}, 'AJOUT'))
  await callDmp(context, { path: dmpPath.habilitations, action: dmpAction['TD0.3'], body, patient })
}
