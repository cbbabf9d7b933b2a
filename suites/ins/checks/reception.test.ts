import type { Identity } from '../../../src/model/pilot.ts'
import type { JournalDraft } from '../../testkit.ts'
import { unknownToInsi } from '../drive/known-ins.ts'
import { creationMessage, partner, trustedPartner } from '../drive/message.ts'
import { insiVerified } from './insi.fixture.ts'
import { patientId, read, recording, triplet } from './judged.fixture.ts'
import { refusedLocalIdentityWaits, refusedLocalInsIsDropped } from './local-verification.ts'
import {
  receivedNameIsKept,
  receivedTraitsAreKept,
  trustedSenderKeepsTheQualification,
  unqualifiedInsIsNotKept,
  untrustedSenderDoesNotQualify,
} from './received.ts'
import {
  knownInsIsNotVerifiedAgain,
  receivedInsIsVerified,
  refusedDocumentWaits,
  refusedInsChangesNothing,
  refusedInsIsNotCreated,
  verifiedIdentityIsRecovered,
} from './verification.ts'

const person = unknownToInsi(50, { nomNaissance: "D'ESSAI" })
const qualified: Partial<Identity> = { ...person.traits, ...person.ins, statut: 'qualifiee' }
const recovered: Partial<Identity> = { ...qualified, statut: 'recuperee' }
const provisional: Partial<Identity> = { ...person.traits, statut: 'provisoire' }

const received = (draft: JournalDraft, from: string) =>
  draft.action(
    'identity.receive',
    { message: creationMessage({ from, ...person, reliability: 'VALI' }) },
    { outcome: 'created', patientId },
  )
const trusting = () =>
  recording().action('settings.setTrustedSenders', { senders: [trustedPartner] }, { applied: true })
const fromTrusted = (after: Partial<Identity>) => read(received(trusting(), trustedPartner), after)
const fromPartner = (after: Partial<Identity>, draft = recording()) => read(received(draft, partner), after)

triplet(receivedNameIsKept, {
  conforms: () => fromPartner(provisional),
  violates: () => fromPartner({ ...provisional, nomNaissance: 'D ESSAI' }),
  silent: () => received(recording(), partner),
})
triplet(receivedTraitsAreKept, {
  conforms: () => fromTrusted(qualified),
  violates: () => fromTrusted({ ...qualified, lieuNaissance: '75056' }),
  silent: () => fromPartner(qualified),
})
triplet(trustedSenderKeepsTheQualification, {
  conforms: () => fromTrusted(qualified),
  violates: () => fromTrusted(recovered),
  silent: () => fromPartner(recovered),
})
triplet(untrustedSenderDoesNotQualify, {
  conforms: () => fromPartner(recovered),
  violates: () => fromPartner(qualified),
  silent: () => fromTrusted(qualified),
})

const asProvisional = (after: Partial<Identity>) =>
  read(
    recording().action(
      'identity.receive',
      { message: creationMessage({ from: partner, ...person, reliability: 'PROV' }) },
      { outcome: 'created', patientId },
    ),
    after,
  )
triplet(unqualifiedInsIsNotKept, {
  conforms: () => asProvisional(provisional),
  violates: () => asProvisional(recovered),
  silent: () => fromPartner(recovered),
})

const ok = (draft = recording()) => insiVerified(draft, 'OK')
const ko = (draft = recording()) => insiVerified(draft, 'KO')
triplet(receivedInsIsVerified, {
  conforms: () => fromPartner(recovered, ok()),
  violates: () => fromPartner(recovered),
  silent: () => fromTrusted(qualified),
})
triplet(knownInsIsNotVerifiedAgain, {
  conforms: () => fromPartner(recovered, read(recording(), recovered)),
  violates: () => fromPartner(recovered, ok(read(recording(), recovered))),
  silent: () => fromPartner(recovered),
})
triplet(verifiedIdentityIsRecovered, {
  conforms: () => fromPartner(recovered, ok()),
  violates: () => fromPartner(provisional, ok()),
  silent: () => fromPartner(provisional, ko()),
})
triplet(refusedInsIsNotCreated, {
  conforms: () => fromPartner(provisional, ko()),
  violates: () => fromPartner(recovered, ko()),
  silent: () => fromPartner(recovered, ok()),
})
triplet(refusedInsChangesNothing, {
  conforms: () => fromPartner(provisional, ko(read(recording(), provisional))),
  violates: () => fromPartner(recovered, ko(read(recording(), provisional))),
  silent: () => fromPartner(provisional, ko()),
})

const title = 'Résultat'
const document = (outcome: 'worklist' | 'integrated', draft = ko()) =>
  draft.action(
    'document.receive',
    { message: creationMessage({ from: partner, ...person, reliability: 'VALI' }), title },
    { outcome },
  )
const listed = (draft: JournalDraft, kind: 'document' | 'identity') =>
  draft.action('worklist.list', {}, { entries: [{ kind, title, patientId, reason: 'KO' }] })
triplet(refusedDocumentWaits, {
  conforms: () => listed(document('worklist'), 'document'),
  violates: () => listed(document('integrated'), 'document'),
  silent: () => document('worklist'),
})

const verified = () => ko().action('identity.verify', { patientId }, { outcome: 'ko', statut: 'provisoire' })
triplet(refusedLocalInsIsDropped, {
  conforms: () => read(verified(), provisional),
  violates: () => read(verified(), qualified),
  silent: verified,
})
triplet(refusedLocalIdentityWaits, {
  conforms: () => listed(verified(), 'identity'),
  violates: () => listed(verified(), 'document'),
  silent: verified,
})
