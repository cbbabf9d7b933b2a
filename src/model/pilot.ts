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

/** Attributes that an identity may carry beside its status (rule 25 of the INS implementation guide). */
export type AttributIdentite = 'homonyme' | 'douteuse' | 'fictive'

/** An identity as the product holds it. `matricule` has 15 characters, key included. */
export interface Identity extends Traits {
  readonly patientId: string
  readonly statut: StatutIdentite
  readonly matricule?: string
  readonly oid?: string
  readonly attributs?: readonly AttributIdentite[]
  /** Nature of the proof that created or verified the identity (rule 19). */
  readonly justificatif?: string
}

/** Traits as a person types them: any may be missing or wrong, and the product is to say so. */
export type TypedTraits = { readonly [T in keyof Traits]?: string }

/**
 * What the product answers when it does not do what it is asked: `refused`, and what it tells the user. The other fields
 * of the result may then be missing.
 */
export interface Refusal {
  refused?: boolean
  message?: string
}

/** Who acts, by national id; the pilot's own user when absent. */
export interface Acting {
  as?: string
}

/** What a user may do, as the practice sets it (rules 4 and 26). */
export interface Habilitation {
  user: string
  /** May see the INS and the personal data of patients. */
  ins: boolean
  /** May call INSi. */
  insi: boolean
  /** May change the strict traits of a recovered or qualified identity. */
  superUtilisateur: boolean
}

/** What a Vitale card says of its person. `matricule` has 15 characters, dates are `AAAA-MM-JJ`, `rang` is 1 for most. */
export interface CarteVitale {
  matricule: string
  nomNaissance: string
  dateNaissance: string
  rang: string
}

/** A change of status, as the product keeps it (rule 21). `at` is ISO 8601, `by` the national id of who did it. */
export interface StatusChange {
  at: string
  by: string
  from: StatutIdentite
  to: StatutIdentite
}

/** One line of the identity as the screen shows it. */
export interface DisplayedField {
  name: keyof Traits | 'matricule' | 'oid'
  label: string
  value: string
  /** Shown as not modifiable by this user. */
  locked: boolean
}

/** Every action the bench may ask of a product, with its parameters and its result. `schemas/pilot.openapi.json` is the contract. */
export interface PilotActions {
  'identity.create': {
    params: { traits: TypedTraits } & Acting
    result: { patientId: string; statut: StatutIdentite } & Refusal
  }
  'identity.read': { params: { patientId: string } & Acting; result: { identity: Identity } & Refusal }
  /** Call INSi with the identity's traits, and accept what it returns if the product allows it. `alerts`: what the user is told beside. */
  'identity.fetchIns': {
    /** With a card, the call is `rechercherInsAvecCarteVitale`; the pilot plays the reader. */
    params: { patientId: string; carteVitale?: CarteVitale } & Acting
    result: {
      outcome: 'imported' | 'rejected' | 'not-found' | 'several' | 'error' | 'blocked'
      message?: string
      alerts?: string[]
    }
  }
  /** A professional proves the identity with a document of high trust level. */
  'identity.validate': {
    params: { patientId: string; justificatif: string } & Acting
    result: { statut: StatutIdentite } & Refusal
  }
  /** Note the nature of a proof, without validating by hand. */
  'identity.recordProof': {
    params: { patientId: string; justificatif: string } & Acting
    result: { statut: StatutIdentite } & Refusal
  }
  /** Change these traits, and only these. */
  'identity.update': {
    params: { patientId: string; traits: TypedTraits } & Acting
    result: { statut: StatutIdentite } & Refusal
  }
  'identity.setAttribut': {
    params: { patientId: string; attribut: AttributIdentite; present: boolean } & Acting
    result: { statut: StatutIdentite } & Refusal
  }
  /** The changes of status, oldest first. */
  'identity.history': { params: { patientId: string } & Acting; result: { changes: StatusChange[] } }
  /** The identity as the screen shows it. */
  'identity.display': { params: { patientId: string } & Acting; result: { fields: DisplayedField[] } }
  /** Ask INSi whether the matricule and the traits still go together. */
  'identity.verify': {
    params: { patientId: string } & Acting
    result: { outcome: 'ok' | 'ko' | 'error' | 'blocked'; statut: StatutIdentite; message?: string }
  }
  /**
   * A connected system sends an identity: an HL7 v2 message (segments ended by CR) that names its sender in MSH-3 and
   * MSH-4. `patientId`: the identity created or updated, or the one that was left as it is.
   */
  'identity.receive': {
    params: { message: string }
    result: { outcome: 'created' | 'updated' | 'unchanged'; patientId: string; message?: string }
  }
  /** A partner sends a health document about the person whom this HL7 v2 message names. */
  'document.receive': {
    params: { message: string; title: string }
    result: { outcome: 'integrated' | 'worklist'; patientId?: string; message?: string }
  }
  /** What waits for a person to look at it. */
  'worklist.list': {
    params: Record<string, never>
    result: { entries: { kind: 'identity' | 'document'; patientId?: string; title?: string; reason: string }[] }
  }
  /** Search by birth date, name and given name as typed; names may be partial. */
  'identity.searchByTraits': {
    params: { dateNaissance?: string; nom?: string; prenom?: string } & Acting
    result: { patientIds: string[] }
  }
  'settings.setHabilitation': { params: { habilitation: Habilitation }; result: { applied: boolean } }
  /** Put a kind of proof in the list of the practice, with its level of trust. */
  'settings.setJustificatif': {
    params: { justificatif: string; confiance: 'haute' | 'faible' }
    result: { applied: boolean }
  }
  /** Whether noting a proof of high trust validates the identity by itself. */
  'settings.setAutomaticValidation': { params: { on: boolean }; result: { applied: boolean } }
  /** Senders (MSH-4) with which the practice has a contract of trust (rule 30). */
  'settings.setTrustedSenders': { params: { senders: string[] }; result: { applied: boolean } }
  /** Traits printed beside those that must be. */
  'settings.setPrintedTraits': { params: { traits: (keyof Traits)[] }; result: { applied: boolean } }
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
  /**
   * The document on paper: its PDF (base64), where the bench reads text and datamatrix INS. A product whose pages are
   * images says the text that is on them.
   */
  'document.print': {
    params: { documentId: string } & Acting
    result: { pdf: string; text?: string; datamatrix?: string }
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
