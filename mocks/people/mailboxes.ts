/** A fictitious MSSanté mailbox: its types, and which resource of the directory carries it, are those of TRE_R257. */
export interface TestMailbox {
  readonly address: string
  readonly type: 'PER' | 'ORG' | 'APP' | 'CAB'
  /** PS_IdNat of the person, for PER and CAB. */
  readonly nationalId?: string
  /** The structure: holder of an ORG or APP mailbox, or the place of a PER one. */
  readonly structure?: string
  readonly listeRouge?: boolean
  readonly digitization?: boolean
  readonly description?: string
}

const hospital = 'F990000001'

/** The mailboxes of the test professionals and of their structures. */
export const testMailboxes: readonly TestMailbox[] = [
  { address: 'camille.reference@exemple.mssante.fr', type: 'PER', nationalId: '899700000017', digitization: true },
  {
    address: 'camille.reference@hopital-fictif.mssante.fr',
    type: 'PER',
    nationalId: '899700000017',
    structure: hospital,
  },
  { address: 'alex.specimen@hopital-fictif.mssante.fr', type: 'PER', nationalId: '899700000025', structure: hospital },
  { address: 'dominique.epreuve@exemple.mssante.fr', type: 'PER', nationalId: '899700000033' },
  { address: 'martine.essai@exemple.mssante.fr', type: 'PER', nationalId: '899700000041', listeRouge: true },
  {
    address: 'cabinet.maquette@exemple.mssante.fr',
    type: 'CAB',
    nationalId: '899700000058',
    description: 'Cabinet dentaire',
  },
  {
    address: 'secretariat@hopital-fictif.mssante.fr',
    type: 'ORG',
    structure: hospital,
    description: 'Secrétariat',
    digitization: true,
  },
  {
    address: 'comptes-rendus@hopital-fictif.mssante.fr',
    type: 'APP',
    structure: hospital,
    description: 'Comptes rendus',
  },
]
