import { dmpPath, habilitations } from '../../src/protocols/dmp/names.ts'
import { textAt } from '../../src/xml/find.ts'
import { el, type Markup } from '../../src/xml/write.ts'
import type { Authorisation } from './records.ts'
import { hl7Time } from './state.ts'
import { transaction } from './transaction.ts'

const answer = (...content: readonly Markup[]): Markup =>
  el('listAuthorizationByPatientResponse', { xmlns: habilitations }, el('output', {}, content))

const line = ({ who, name, specialty, since, lastAction, mode, attending }: Authorisation): Markup => {
  const [lastName = '', ...given] = name.split(' ')
  return el(
    'listOfAuthorizationByPatient',
    {},
    el('nationalId', {}, who),
    el('nationalIdType', {}, '1.2.250.1.71.4.2.1'),
    given.length > 0 ? el('firstName', {}, given.join(' ')) : undefined,
    el('lastName', {}, lastName),
    specialty === undefined ? undefined : el('codeSpeciality', {}, specialty),
    el('startOfAuthorization', {}, hl7Time(since)),
    el('lastActionDate', {}, hl7Time(lastAction)),
    el('mode', {}, mode),
    attending ? el('specificRight', {}, 'MEDECIN_TRAITANT') : undefined,
  )
}

/** TD1.6: the professionals whom the patient authorised or blocked; `mode` is ACTIVE, INTERDITE or TOUTE. */
export const authorisedProfessionals = transaction<{ readonly mode: string | undefined }>({
  name: 'TD1.6',
  path: dmpPath.habilitations,
  action: 'TD1.6-response',
  read: ({ envelope: { body } }) =>
    body.ns === habilitations && body.name === 'listAuthorizationByPatient'
      ? { mode: textAt(body, 'mode') }
      : undefined,
  right: () => 'TD1.6',
  needsOpenRecord: true,
  treat: ({ query: { mode = 'TOUTE' }, record }) => {
    const listed = [...record.authorisations.values()].filter(
      (one) => one !== null && (mode === 'TOUTE' || one.mode === mode),
    )
    return { body: answer(...listed.flatMap((one) => (one === null ? [] : [line(one)])), el('status', {}, 'DMPOk')) }
  },
  refused: ({ code, why }) => answer(el('status', {}, code), el('context', {}, why.fr)),
})
