import type { Identity } from '../../../src/model/pilot.ts'
import { soap12 } from '../../../src/protocols/soap/namespaces.ts'
import { insiIsCalledWithAnOrganisationCertificate } from './certificate.ts'
import { identityWithDate00IsNotImported } from './date-00.ts'
import { identityWithEmptyTraitIsNotImported } from './empty-trait.ts'
import { firstGivenNameStaysTheUsers, incoherentFirstGivenNameIsTold } from './first-given-name.ts'
import {
  matriculeAndOidAreTheOnesReturned,
  prenomsNaissanceComeFromListePrenom,
  strictTraitsAreTheOnesReturned,
} from './import.ts'
import { insiCode, insiFound } from './insi.fixture.ts'
import { ins, patientId, read, recording, triplet } from './judged.fixture.ts'
import { nothingComesOf01Or02 } from './no-answer.ts'
import { insiTakesTheRequest } from './request-taken.ts'

const fetched = { outcome: 'imported' as const }
const recovered = { ...ins, statut: 'recuperee' } as const

/** A person shown, INSi's answer, and the person shown again. */
const attempt = (returned: Parameters<typeof insiFound>[1], after: Partial<Identity>, alerts: string[] = []) =>
  read(insiFound(read(recording()), returned).action('identity.fetchIns', { patientId }, { ...fetched, alerts }), after)

triplet(matriculeAndOidAreTheOnesReturned, {
  conforms: () => attempt({}, recovered),
  violates: () => attempt({}, { ...recovered, matricule: ins.matricule.slice(0, 13) }),
  silent: () => read(recording()),
})
triplet(prenomsNaissanceComeFromListePrenom, {
  conforms: () => attempt({}, recovered),
  violates: () => attempt({}, { ...recovered, prenomsNaissance: 'PIERRE-ALAIN' }),
  silent: () => insiFound(recording()),
})
triplet(strictTraitsAreTheOnesReturned, {
  conforms: () => attempt({}, recovered),
  violates: () => attempt({}, { ...recovered, lieuNaissance: '99999' }),
  silent: () => read(recording()),
})
triplet(identityWithDate00IsNotImported, {
  conforms: () => attempt({ DateNaissance: '2009-07-00' }, {}),
  violates: () => attempt({ DateNaissance: '2009-07-00' }, recovered),
  silent: () => attempt({}, recovered),
})
triplet(identityWithEmptyTraitIsNotImported, {
  conforms: () => attempt({ Sexe: '' }, {}),
  violates: () => attempt({ Sexe: '' }, recovered),
  silent: () => attempt({}, recovered),
})
triplet(firstGivenNameStaysTheUsers, {
  conforms: () => attempt({}, recovered),
  violates: () => attempt({}, { ...recovered, premierPrenom: 'MURIEL' }),
  silent: () => insiFound(read(recording())),
})
const other = { premierPrenom: 'MURIEL' }
const incoherent = (alerts: string[]) =>
  read(insiFound(read(recording(), other)).action('identity.fetchIns', { patientId }, { ...fetched, alerts }), {
    ...recovered,
    ...other,
  })
triplet(incoherentFirstGivenNameIsTold, {
  conforms: () => incoherent(['MURIEL ne commence pas la liste']),
  violates: () => incoherent([]),
  silent: () => attempt({}, recovered),
})
const nobody = (after: Partial<Identity>) =>
  read(insiCode(read(recording()), '01').action('identity.fetchIns', { patientId }, { outcome: 'not-found' }), after)
triplet(nothingComesOf01Or02, {
  conforms: () => nobody({}),
  violates: () => nobody({ statut: 'recuperee' }),
  silent: () => attempt({}, recovered),
})
/** INSi answers this call by a SOAP fault, whether by itself or because a fault is selected. */
const refused = (selected?: string) =>
  recording().http({
    service: 'insi',
    operation: 'rechercherInsAvecTraitsIdentite',
    ...(selected === undefined ? {} : { fault: selected }),
    response: {
      status: 500,
      body: `<s:Envelope xmlns:s="${soap12}"><s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text xml:lang="fr">Requete non conforme : non</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>`,
    },
  })
triplet(insiTakesTheRequest, {
  conforms: () => insiFound(recording()),
  violates: () => refused(),
  silent: () => refused('siram-40'),
})
const tls = { protocol: 'TLSv1.3', cipher: '', clientTrusted: true }
triplet(insiIsCalledWithAnOrganisationCertificate, {
  conforms: () => insiFound(recording()),
  violates: () => insiFound(recording(), {}, { ...tls, clientSubject: 'CN=AUTRE,O=ESSAI' }),
  silent: recording,
})
