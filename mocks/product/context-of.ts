import { randomUUID } from 'node:crypto'
import type { Environment, PatientFile, ProductContext, Professional, StoredDocument, Trace } from './context.ts'
import { type Defect, defect } from './defect.ts'

/** Who works in the fictitious practice when nobody has logged in. */
const defaultUser: Professional = { nationalId: '899700000017', familyName: 'REFERENCE', givenName: 'Camille' }

/** The product's memory: patients, documents, sessions and traces, and the practice that it equips. */
export interface Product extends ProductContext {
  readonly traces: readonly Trace[]
  readonly defaultUser: Professional
}

export const actsForTheDefaultUser = defect(
  'psc.acts-for-the-default-user',
  'fail',
  ['psc.vihfNamesTheProfessionalOfTheSession'],
  'Les appels partent au nom de l’utilisateur par défaut, pas de celui qui est connecté',
  'Calls leave in the name of the default user, not of who is logged in',
)

export const createProduct = (environment: Environment, defects: readonly string[]): Product => {
  const traces: Trace[] = []
  const sessions = new Map<string, Professional>()
  const has = ({ id }: Defect): boolean => defects.includes(id)
  const user = (): Professional =>
    (has(actsForTheDefaultUser) ? undefined : [...sessions.values()].at(-1)) ?? defaultUser
  return {
    environment,
    defaultUser,
    has,
    patients: new Map<string, PatientFile>(),
    documents: new Map<string, StoredDocument>(),
    sessions,
    user,
    practice: {
      name: 'CABINET DE REFERENCE',
      structureId: '499700000017001',
      nil: 'DEV000017',
      mailbox: 'camille.reference@cabinet-reference.mssante.example',
    },
    software: { name: 'Produit de référence', version: '1.0.0', homologation: 'REF-0000' },
    traces,
    settings: {
      habilitations: new Map(),
      justificatifs: new Map([
        ['passeport', 'haute'],
        ['carte nationale d’identité', 'haute'],
        ['titre de séjour', 'haute'],
      ]),
      automaticValidation: true,
      trustedSenders: [],
      printedTraits: [],
    },
    worklist: [],
    trace: (action, detail, by = user()) => {
      traces.push({ at: new Date().toISOString(), user: by.nationalId, action, detail })
    },
  }
}

/** A new patient number of the practice. */
export const newPatientId = (): string => `IPP-${randomUUID().slice(0, 8).toUpperCase()}`
