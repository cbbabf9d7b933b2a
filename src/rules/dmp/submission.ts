import { createHash } from 'node:crypto'
import type { FedDocument, Feed } from '../../protocols/dmp/feed.ts'
import { type Assertion, textAttribute } from '../../protocols/saml/assertion.ts'
import { vihf } from '../../protocols/saml/names.ts'
import { parseCx } from '../../protocols/xds/cx.ts'
import type { DocumentEntry } from '../../protocols/xds/types.ts'
import { type Fact, fact } from '../fact.ts'
import { type Rule, type RuleSet, rule } from '../rule.ts'

/** A feed of the DMP as its rules look at it. */
export interface FeedCase {
  readonly feed: Feed
  readonly mtom: boolean
  /** The VIHF that came with it; undefined when none did. */
  readonly assertion: Assertion | undefined
}

interface Entry {
  readonly entry: DocumentEntry
  readonly document: FedDocument | undefined
}

const entriesOf = ({ feed }: FeedCase): readonly Entry[] =>
  feed.metadata.documentEntries.map((entry) => ({
    entry,
    document: feed.documents.find(({ id }) => id === entry.entryUuid),
  }))

const nameOf = ({ entry }: Entry): string => entry.entryUuid ?? entry.uniqueId ?? '∅'

const iti41 = 'IHE ITI TF-2, 3.41 (Provide and Register Document Set-b)'

export const travelsAsMtom = rule<FeedCase, boolean>({
  id: 'dmp.mtom',
  clause: iti41,
  title: { fr: "L'alimentation voyage en MTOM/XOP", en: 'The feed travels as MTOM/XOP' },
  facts: ({ mtom }) => [fact(mtom)],
  judge: (mtom) => ({
    ok: mtom,
    expected: 'multipart/related (MTOM/XOP)',
    actual: mtom ? 'multipart/related (MTOM/XOP)' : { fr: 'une enveloppe SOAP seule', en: 'a SOAP envelope alone' },
    sentence: {
      fr: "Le message n'est pas MTOM : ses documents sont dans l'enveloppe.",
      en: 'The message is not MTOM: its documents are inside the envelope.',
    },
  }),
})

export const carriesItsDocuments = rule<FeedCase, Entry>({
  id: 'dmp.document-is-there',
  clause: `${iti41}, XDSMissingDocument`,
  title: { fr: 'Chaque entrée a son document dans le message', en: 'Each entry has its document in the message' },
  facts: (one) => entriesOf(one).map((entry) => fact(entry)),
  judge: (one) => ({
    ok: one.document?.bytes !== undefined,
    expected: { fr: `${nameOf(one)} : un document`, en: `${nameOf(one)}: a document` },
    actual:
      one.document === undefined
        ? { fr: `${nameOf(one)} : aucun élément Document`, en: `${nameOf(one)}: no Document element` }
        : one.document.bytes === undefined
          ? { fr: `${nameOf(one)} : référence XOP sans partie`, en: `${nameOf(one)}: XOP reference without a part` }
          : { fr: `${nameOf(one)} : un document`, en: `${nameOf(one)}: a document` },
    sentence: {
      fr: `L'entrée ${nameOf(one)} n'a pas son document dans le message.`,
      en: `The entry ${nameOf(one)} lacks its document in the message.`,
    },
  }),
})

interface Stated {
  readonly entry: string
  readonly stated: string | undefined
  readonly actual: string
}

const measures = {
  hash: (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex'),
  size: (bytes: Uint8Array): string => String(bytes.byteLength),
} as const

type Measure = keyof typeof measures

/** What each entry states of a document that came with it. */
const stated =
  (name: Measure) =>
  (one: FeedCase): readonly Fact<Stated>[] =>
    entriesOf(one).flatMap((entry) => {
      const bytes = entry.document?.bytes
      if (bytes === undefined) return []
      return [fact({ entry: nameOf(entry), stated: entry.entry.slots[name]?.[0], actual: measures[name](bytes) })]
    })

const isThere = (name: Measure): Rule<FeedCase> =>
  rule<FeedCase, Stated>({
    id: `dmp.${name}-is-there`,
    clause: 'CI-SIS, volet Transmission HL7 v2, table des métadonnées XDS (projet)',
    assumption: 'dmp.hash-and-size',
    title: { fr: `L'entrée porte le slot ${name}`, en: `The entry carries the slot ${name}` },
    facts: stated(name),
    judge: ({ entry, stated: said }) => ({
      ok: said !== undefined && said !== '',
      expected: { fr: `${entry} : un slot ${name}`, en: `${entry}: a slot ${name}` },
      actual: said
        ? `${entry} : ${name} ${said}`
        : { fr: `${entry} : pas de slot ${name}`, en: `${entry}: no slot ${name}` },
      sentence: { fr: `L'entrée ${entry} n'a pas de slot ${name}.`, en: `The entry ${entry} has no slot ${name}.` },
    }),
  })

const isRight = (name: Measure, words: { readonly fr: string; readonly en: string }): Rule<FeedCase> =>
  rule<FeedCase, Stated>({
    id: `dmp.${name}-is-right`,
    clause: 'IHE ITI TF-3, 4.2.3.2 (hash, size)',
    title: { fr: `Le slot ${name} est ${words.fr} du document`, en: `The slot ${name} is ${words.en} of the document` },
    facts: (one) => stated(name)(one).filter(({ value }) => value.stated),
    judge: ({ entry, stated: said = '', actual }) => ({
      ok: said.toLowerCase() === actual,
      expected: `${name} ${actual}`,
      actual: `${name} ${said}`,
      sentence: {
        fr: `${entry} : ${name} vaut ${said}, or ${words.fr} du document est ${actual}.`,
        en: `${entry}: ${name} is ${said}, but ${words.en} of the document is ${actual}.`,
      },
    }),
  })

export const hashIsThere = isThere('hash')
export const sizeIsThere = isThere('size')
export const hashIsRight = isRight('hash', { fr: "l'empreinte SHA-1", en: 'the SHA-1 hash' })
export const sizeIsRight = isRight('size', { fr: 'la taille en octets', en: 'the size in bytes' })

interface Targets {
  readonly target: string
  readonly patient: string
}

const targets = ({ assertion, feed: { metadata } }: FeedCase): readonly Fact<Targets>[] => {
  const target = assertion && textAttribute(assertion, vihf.patient)
  if (!target) return []
  const patients = [metadata.submissionSet?.patientId, ...metadata.documentEntries.map(({ patientId }) => patientId)]
  return patients.flatMap((patient) =>
    patient ? [fact({ target: parseCx(target).id, patient: parseCx(patient).id })] : [],
  )
}

export const patientIsTheTokens = rule<FeedCase, Targets>({
  id: 'dmp.patient-is-the-tokens',
  clause: 'XDSPatientIdDoesNotMatch',
  title: {
    fr: 'Les métadonnées portent le patient que vise le VIHF',
    en: 'The metadata carry the patient that the VIHF targets',
  },
  facts: targets,
  judge: ({ target, patient }) => ({
    ok: target === patient,
    expected: target,
    actual: patient,
    sentence: {
      fr: `Le patientId ${patient} n'est pas le patient du VIHF (${target}).`,
      en: `The patientId ${patient} is not the patient of the VIHF (${target}).`,
    },
  }),
})

const air = 'INDIRECTE_RENFORCEE'

export const isNotUnderAir = rule<FeedCase, string>({
  id: 'dmp.feed-not-under-air',
  clause: "PDT-606, matrice d'habilitation AIR",
  title: {
    fr: "L'alimentation ne se fait pas sous authentification indirecte renforcée",
    en: 'The feed is not made under reinforced indirect authentication',
  },
  facts: ({ assertion }) => (assertion?.authenticationMode ? [fact(assertion.authenticationMode)] : []),
  judge: (mode) => ({
    ok: mode !== air,
    expected: { fr: 'DIRECTE ou INDIRECTE', en: 'DIRECTE or INDIRECTE' },
    actual: mode,
    sentence: {
      fr: `Sous ${air}, la matrice d'habilitation n'accorde pas TD2.1.`,
      en: `Under ${air} the rights matrix does not grant TD2.1.`,
    },
  }),
})

/** A feed of the DMP (TD2.1): what its metadata say of what came with them. */
export const feedRules: RuleSet<FeedCase> = {
  name: 'banc/dmp-alimentation',
  version: '1',
  rules: [
    travelsAsMtom,
    isNotUnderAir,
    patientIsTheTokens,
    carriesItsDocuments,
    hashIsThere,
    hashIsRight,
    sizeIsThere,
    sizeIsRight,
  ],
}
