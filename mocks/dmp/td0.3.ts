import { dmpPath, habilitations } from '../../src/protocols/dmp/names.ts'
import { textAt } from '../../src/xml/find.ts'
import { el, type Markup } from '../../src/xml/write.ts'
import type { Caller } from './caller.ts'
import type { Authorisation, PatientRecord } from './records.ts'
import { denied, transaction } from './transaction.ts'

interface SetAuthorization {
  readonly action: string | undefined
  readonly role: string | undefined
}

const answer = (status: string, context: string): Markup =>
  el(
    'setAuthorizationResponse',
    { xmlns: habilitations },
    el('output', {}, el('status', {}, status), el('context', {}, context)),
  )

const declaredBy = (caller: Caller, record: PatientRecord, now: Date, attending: boolean): Authorisation => ({
  who: caller.user,
  name: caller.name,
  specialty: caller.specialty,
  mode: 'ACTIVE',
  since: record.authorisations.get(caller.user)?.since ?? now,
  lastAction: now,
  attending,
})

/** TD0.3: a professional declares that the patient authorised them, gives that up, or gives up being the attending physician. */
export const setAuthorization = transaction<SetAuthorization>({
  name: 'TD0.3',
  path: dmpPath.habilitations,
  action: 'TD0.3-response',
  read: ({ envelope: { body } }) =>
    body.ns === habilitations && body.name === 'setAuthorization'
      ? { action: textAt(body, 'action'), role: textAt(body, 'role') }
      : undefined,
  right: ({ action }) => (action === 'SUPPRESSION' ? 'TD0.3-remove' : 'TD0.3-add'),
  needsOpenRecord: true,
  treat: ({ query: { action, role }, caller, record, isAttending, state }) => {
    const now = state.now()
    if (record.authorisations.get(caller.user)?.mode === 'INTERDITE') return denied('TD0.3')
    if (action === 'SUPPRESSION') {
      record.authorisations.set(caller.user, null)
      return { body: answer('DMPOk', 'Autorisation supprimée') }
    }
    const before = record.authorisations.get(caller.user)
    // Declaring oneself again without the role gives up being the attending physician (supplement 2.1).
    const attending = role === 'MEDECIN_TRAITANT'
    record.authorisations.set(caller.user, declaredBy(caller, record, now, attending))
    const isThere = before !== null && before?.expires === undefined && attending === isAttending
    return { body: answer('DMPOk', isThere ? 'Autorisation déjà présente' : 'Autorisation enregistrée') }
  },
  refused: ({ code, why }) => answer(code, why.fr),
})
