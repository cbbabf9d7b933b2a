// The part of FHIR R4 (4.0.1) that the directory answers with: what the mock writes, and what clients and checks read.

export interface Coding {
  readonly system?: string
  readonly code?: string
  readonly display?: string
}

export interface Concept {
  readonly coding?: readonly Coding[]
}

export interface Identifier {
  readonly use?: string
  readonly type?: Concept
  readonly system?: string
  readonly value?: string
}

export interface Extension {
  readonly url: string
  readonly extension?: readonly Extension[]
  readonly valueCoding?: Coding
  readonly valueCodeableConcept?: Concept
  readonly valueBoolean?: boolean
  readonly valueString?: string
}

export interface Telecom {
  readonly extension?: readonly Extension[]
  readonly system?: string
  readonly value?: string
}

export interface Address {
  readonly line?: readonly string[]
  readonly city?: string
  readonly postalCode?: string
  readonly country?: string
}

interface Base {
  readonly id: string
  readonly meta?: {
    readonly versionId?: string
    readonly lastUpdated?: string
    readonly source?: string
    readonly profile?: readonly string[]
    readonly tag?: readonly Coding[]
  }
  readonly language?: string
  readonly identifier?: readonly Identifier[]
  readonly active?: boolean
  readonly telecom?: readonly Telecom[]
}

export interface Practitioner extends Base {
  readonly resourceType: 'Practitioner'
  readonly name?: readonly {
    readonly family?: string
    readonly given?: readonly string[]
    readonly prefix?: readonly string[]
  }[]
  readonly qualification?: readonly { readonly code: Concept }[]
}

export interface PractitionerRole extends Base {
  readonly resourceType: 'PractitionerRole'
  readonly practitioner?: { readonly reference: string }
  readonly organization?: { readonly reference: string }
  readonly code?: readonly Concept[]
}

export interface Organization extends Base {
  readonly resourceType: 'Organization'
  readonly name?: string
  readonly type?: readonly Concept[]
  readonly address?: readonly Address[]
}

export type Resource = Practitioner | PractitionerRole | Organization

export type ResourceType = Resource['resourceType']

export interface Bundle {
  readonly resourceType: 'Bundle'
  readonly id?: string
  readonly type: 'searchset'
  readonly total?: number
  readonly link?: readonly { readonly relation: string; readonly url: string }[]
  readonly entry?: readonly {
    readonly fullUrl?: string
    readonly resource: Resource
    readonly search?: { readonly mode: 'match' | 'include' }
  }[]
}

export interface OperationOutcome {
  readonly resourceType: 'OperationOutcome'
  readonly issue: readonly { readonly severity: 'error'; readonly code: string; readonly diagnostics?: string }[]
}
