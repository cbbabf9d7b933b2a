/** Identity traits in the words of INSi. Dates are `AAAA-MM-JJ`; `lieuNaissance` is the COG, `99999` when unknown. */
export interface Traits {
  readonly nomNaissance: string
  /** All the birth given names, space-separated, in civil order (ListePrenom of INSi). */
  readonly prenomsNaissance: string
  readonly premierPrenom: string
  readonly dateNaissance: string
  readonly sexe: 'M' | 'F'
  readonly lieuNaissance: string
  readonly nomUtilise?: string
  readonly prenomUtilise?: string
}

export type StatutIdentite = 'provisoire' | 'recuperee' | 'validee' | 'qualifiee'

/** An identity as the product holds it. `matricule` has 15 characters, key included. */
export interface Identity extends Traits {
  readonly patientId: string
  readonly statut: StatutIdentite
  readonly matricule?: string
  readonly oid?: string
}

/** Every action the bench may ask of a product, with its parameters and its result. `schemas/pilot.openapi.json` is the contract. */
export interface PilotActions {
  'identity.create': {
    params: { traits: Traits }
    result: { patientId: string; statut: StatutIdentite }
  }
  'identity.read': { params: { patientId: string }; result: { identity: Identity } }
  /** Call INSi with the identity's traits, and accept what it returns if the product allows it. */
  'identity.fetchIns': {
    params: { patientId: string }
    result: { outcome: 'imported' | 'rejected' | 'not-found' | 'several' | 'error'; message?: string }
  }
  /** A professional proves the identity with a document of high trust level. */
  'identity.validate': {
    params: { patientId: string; justificatif: string }
    result: { statut: StatutIdentite }
  }
  /** Search by matricule; `accepted` tells whether the product took the entry as typed. */
  'identity.search': {
    params: { matricule: string }
    result: { accepted: boolean; patientIds: string[]; message?: string }
  }
  /** Record whether the patient opposes the feeding of the DMP. */
  'consent.recordDmp': { params: { patientId: string; opposed: boolean }; result: { opposed: boolean } }
  /** Make a document: CDA R2 N1 around a PDF/A-1. `typeCode` is a JDV_J07 code. */
  'document.create': {
    params: { patientId: string; typeCode: string; title: string }
    result: { documentId: string }
  }
  'document.sendToDmp': {
    params: { patientId: string; documentId: string }
    result: { outcome: 'sent' | 'blocked' | 'failed'; message?: string }
  }
  'message.send': {
    params: {
      patientId: string
      documentIds: string[]
      to: { kind: 'professional'; address: string } | { kind: 'patient' }
      body: string
    }
    result: { outcome: 'sent' | 'blocked' | 'failed'; message?: string }
  }
  /**
   * Where a person would start a login: the page that carries the Pro Santé Connect button. `cguUrl` is the page of the
   * terms of use, when the service has one.
   */
  'session.login': { params: { mode: 'web' }; result: { loginUrl: string; cguUrl?: string } }
  /**
   * A native application begins a login and gives the address that it would open, in the system's browser or in its own;
   * the bench opens it there. `libraries`: what an internal browser is made of.
   */
  'session.loginNative': {
    params: { browser: 'external' | 'internal' }
    result: { authorizationUrl: string; libraries?: { name: string; version: string }[] }
  }
  /** Login by CIBA through the product's server; answers once the professional has decided or the request is over. */
  'session.loginByCiba': {
    params: { nationalId: string; channel: 'CARD' | 'MOBILE' }
    result: { outcome: 'opened' | 'refused' | 'expired' | 'failed'; bindingMessage?: string; message?: string }
  }
  /** Login by another means than Pro Santé Connect, on an account of the product. */
  'session.loginLocally': { params: { accountId: string }; result: { opened: boolean } }
  /** Sessions that are open in the product right now. `accountId`: the product's account on which each works. */
  'session.list': {
    params: Record<string, never>
    result: { sessions: { nationalId: string; name: string; accountId?: string }[] }
  }
  /** What the product does when the access token is out of date. `open`: whether the professional still has a session. */
  'session.refresh': { params: { nationalId: string }; result: { open: boolean } }
  /** A local account, with or without an RPPS; the existing one when this professional already has one. */
  'account.create': {
    params: { nationalId?: string; familyName: string; givenName: string }
    result: { accountId: string }
  }
  /** A person matches a local account with a professional, by the RPPS. */
  'account.match': { params: { accountId: string; nationalId: string }; result: { matched: boolean } }
  'session.logout': { params: { nationalId: string }; result: { closed: boolean } }
}

export type PilotAction = keyof PilotActions

export interface Capabilities {
  readonly product: { readonly name: string; readonly version: string }
  /** Profiles the product claims, as the requirement workbook spells them. */
  readonly profiles: readonly string[]
  readonly actions: readonly string[]
  /** The professional in whose name the pilot acts when no session was opened. */
  readonly user?: { readonly nationalId: string; readonly familyName: string; readonly givenName: string }
}

/** A way of making the product act. Errors are `BancError`s that say whether the product or the pilot is at fault. */
export interface Pilot {
  readonly capabilities: () => Promise<Capabilities>
  readonly act: <A extends PilotAction>(
    action: A,
    params: PilotActions[A]['params'],
  ) => Promise<PilotActions[A]['result']>
  readonly traces: () => Promise<readonly unknown[]>
}
