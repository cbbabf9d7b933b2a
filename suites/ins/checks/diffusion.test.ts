import type { Identity } from '../../../src/model/pilot.ts'
import { datamatrixText } from '../../../src/protocols/ins/datamatrix-of-person.ts'
import { insiFound } from '../insi.fixture.ts'
import { identityWith, ins, patientId, read, recording, triplet } from '../judged.fixture.ts'
import { creationMessage } from '../message.ts'
import {
  datamatrixSaysTheIdentity,
  paperKeepsTheMatriculeBack,
  paperShowsTheChosenTraits,
  paperShowsTheMinimalIdentity,
} from './paper.ts'
import { changesAreToldToOthers } from './propagation.ts'
import { matriculeLeavesWhenQualifiedOnly } from './transmission.ts'

const qualified = { ...ins, statut: 'qualifiee' } as const
const recovered = { ...ins, statut: 'recuperee' } as const
const minimal = [
  'Nom de naissance : ECETINSI',
  'Premier prénom de naissance : PIERRE-ALAIN',
  'Date de naissance : 14/07/2009',
  'Sexe : M',
]
const number = `Matricule INS : ${ins.matricule}`

const printed = (identity: Partial<Identity>, lines: readonly string[], datamatrix?: string, draft = recording()) =>
  read(draft, identity)
    .action('document.create', { patientId, typeCode: '11488-4', title: 'Essai' }, { documentId: 'd1' })
    .action(
      'document.print',
      { documentId: 'd1' },
      { pdf: '', text: lines.join('\n'), ...(datamatrix === undefined ? {} : { datamatrix }) },
    )

triplet(paperShowsTheMinimalIdentity, {
  conforms: () => printed(qualified, [...minimal, `${number} (NIR)`]),
  violates: () => printed(qualified, [...minimal, number]),
  silent: () => printed({}, minimal),
})
const chosen = () => recording().action('settings.setPrintedTraits', { traits: ['nomUtilise'] }, { applied: true })
const used = { ...qualified, nomUtilise: 'VERIF' }
triplet(paperShowsTheChosenTraits, {
  conforms: () => printed(used, [...minimal, 'Nom utilisé : VERIF'], undefined, chosen()),
  violates: () => printed(used, minimal, undefined, chosen()),
  silent: () => printed(used, minimal),
})
triplet(paperKeepsTheMatriculeBack, {
  conforms: () => printed(recovered, minimal),
  violates: () => printed(recovered, [...minimal, number]),
  silent: () => printed(qualified, minimal),
})
const matrix = (prenoms: string) => {
  const { nomNaissance, sexe, dateNaissance } = identityWith()
  return datamatrixText({ ...ins, prenoms, nomNaissance, sexe, dateNaissance })
}
triplet(datamatrixSaysTheIdentity, {
  conforms: () => printed(qualified, minimal, matrix(identityWith().prenomsNaissance)),
  violates: () => printed(qualified, minimal, matrix('PIERRE-ALAIN')),
  silent: () => printed(recovered, minimal),
})

const told = (identity: Identity, withIns: boolean) =>
  creationMessage({ from: 'CABINET', traits: identity, reliability: 'VALI', ...(withIns ? { ins } : {}) })
const heard = (withIns: boolean) => told(identityWith({ nomNaissance: 'ESSAI' }), withIns)
const changed = () =>
  read(recording(), qualified).action(
    'identity.update',
    { patientId, traits: { nomNaissance: 'ESSAI' } },
    { statut: 'validee' },
  )
const said = (withIns: boolean) =>
  read(changed().hl7({ service: 'hl7', event: 'A47', message: heard(withIns) }), {
    nomNaissance: 'ESSAI',
    statut: 'validee',
  })
triplet(changesAreToldToOthers, {
  conforms: () => said(false).window(['hl7']),
  violates: () => said(true).window(['hl7']),
  silent: () => said(false),
})

const leaving = (withIns: boolean) =>
  read(insiFound(recording()), recovered)
    .hl7({ service: 'hl7', event: 'A31', message: heard(withIns) })
    .action('document.sendToDmp', { patientId, documentId: 'd1' }, { outcome: 'blocked' })
triplet(matriculeLeavesWhenQualifiedOnly, {
  conforms: () => leaving(false).window(['dmp', 'mss', 'hl7']),
  violates: () => leaving(true).window(['dmp', 'mss', 'hl7']),
  silent: () => leaving(false),
})
