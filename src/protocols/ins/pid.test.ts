import { describe, expect, test } from 'vitest'
import { readHl7, segmentsNamed, writeHl7 } from '../hl7/message.ts'
import { identityMessage } from '../hl7/pam.ts'
import { type PidIdentity, pidOf, readPid } from './pid.ts'
import { isReliabilityCode, reliabilityOf, statutOf } from './reliability.ts'
import { readZfd, zfdOf } from './zfd.ts'

const domain = { name: 'CABINET', oid: '1.2.250.1.999.1' }

const person: PidIdentity = {
  patientId: '42',
  ins: { matricule: '101066322075460', oid: '1.2.250.1.213.1.4.8', since: '2026-01-02' },
  nomNaissance: "D'ARTAGNAN DE L'HERAULT",
  premierPrenom: 'PIERRE-ALAIN',
  prenomsNaissance: 'PIERRE-ALAIN MURIEL FLORIANT',
  nomUtilise: 'ARTAGNAN',
  prenomUtilise: 'ALAIN',
  dateNaissance: '2001-06-17',
  sexe: 'M',
  lieuNaissance: '63220',
  reliability: ['VALI', 'HOMD'],
}

const line = (identity: PidIdentity): string => writeHl7({ segments: [pidOf(identity, domain)] }).trimEnd()

describe('the PID of a person', () => {
  test('has the INS and its root in PID-3, names L and D in PID-5, the COG in the BDL address, and PID-32', () => {
    const fields = line(person).split('|')
    expect(fields[3]).toBe(
      '42^^^CABINET&1.2.250.1.999.1&ISO^PI~101066322075460^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.8&ISO^INS^^20260102',
    )
    expect(fields[5]).toBe(
      "D'ARTAGNAN DE L'HERAULT^PIERRE-ALAIN^PIERRE-ALAIN MURIEL FLORIANT^^^^L~ARTAGNAN^ALAIN^^^^^D",
    )
    expect(fields[7]).toBe('20010617')
    expect(fields[11]).toBe('^^^^^^BDL^^63220')
    expect(fields[32]).toBe('VALI~HOMD')
  })

  test('names the NIA authority for a provisional matricule', () => {
    const nia = { ...person, ins: { matricule: '109076322088835', oid: '1.2.250.1.213.1.4.9' } }
    expect(line(nia)).toContain('109076322088835^^^ASIP-SANTE-INS-NIA&1.2.250.1.213.1.4.9&ISO^INS|')
  })

  test('is read back as it was written', () => {
    expect(readPid(pidOf(person, domain))).toEqual({
      patientId: '42',
      ins: [
        {
          matricule: '101066322075460',
          oid: '1.2.250.1.213.1.4.8',
          authority: 'ASIP-SANTE-INS-NIR',
          type: 'INS',
          since: '2026-01-02',
        },
      ],
      birth: {
        nom: "D'ARTAGNAN DE L'HERAULT",
        premierPrenom: 'PIERRE-ALAIN',
        prenoms: 'PIERRE-ALAIN MURIEL FLORIANT',
      },
      used: { nom: 'ARTAGNAN', prenom: 'ALAIN' },
      dateNaissance: '2001-06-17',
      sexe: 'M',
      lieuNaissance: '63220',
      reliability: ['VALI', 'HOMD'],
    })
  })

  test('without an INS has none, and an INS under another type is still seen by its root', () => {
    const { ins: _, ...plain } = person
    expect(readPid(pidOf(plain, domain)).ins).toEqual([])
    const [hidden] = segmentsNamed(readHl7(`MSH|^~\\&|A\rPID|||1^^^X&1.2.250.1.213.1.4.9&ISO^NH\r`), 'PID')
    expect(hidden && readPid(hidden).ins).toMatchObject([{ matricule: '1', type: 'NH' }])
  })
})

test('PID-32 and the presence of an INS tell the four statuses', () => {
  for (const statut of ['provisoire', 'recuperee', 'validee', 'qualifiee'] as const) {
    const withIns = statut === 'recuperee' || statut === 'qualifiee'
    expect(statutOf([reliabilityOf(statut)], withIns)).toBe(statut)
  }
  expect(statutOf(['DOUA'], true)).toBeUndefined()
  expect(isReliabilityCode('COLP')).toBe(true)
  expect(isReliabilityCode('toString')).toBe(false)
})

test('ZFD says how the identity was obtained, when INSi was asked and which document proved it', () => {
  const zfd = zfdOf({ mode: 'INSI', insiAskedOn: '2021-12-01', justificatif: 'CN' })
  expect(writeHl7({ segments: [zfd] })).toBe('ZFD|||||INSI|20211201|CN\r')
  expect(readZfd(zfd)).toEqual({ mode: 'INSI', insiAskedOn: '2021-12-01', justificatif: 'CN' })
})

test('a whole A31 names its event, its structure and the French version', () => {
  const sent = {
    event: 'A31',
    controlId: '7',
    at: '20260102030405',
    sendingApplication: 'LGC',
    sendingFacility: 'CABINET',
    receivingApplication: 'BANC',
    receivingFacility: 'BANC',
  } as const
  const [msh, evn] = writeHl7(identityMessage(sent, [pidOf(person, domain)])).split('\r')
  expect(msh).toBe(
    'MSH|^~\\&|LGC|CABINET|BANC|BANC|20260102030405||ADT^A31^ADT_A05|7|P|2.5^FRA^2.11|||||FRA|UNICODE UTF-8|||2.11^IHE_FRANCE-2.11-PAM',
  )
  expect(evn).toBe('EVN||20260102030405')
})
