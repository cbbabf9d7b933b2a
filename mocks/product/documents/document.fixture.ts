import type { Identity } from '../../../src/model/pilot.ts'
import type { ProductContext, StoredDocument } from '../context.ts'
import { createProduct } from '../context-of.ts'
import { documentActions } from './actions.ts'

/** A public identity of the INSi test set, qualified. */
export const qualified: Identity = {
  patientId: 'IPP-TEST',
  statut: 'qualifiee',
  nomNaissance: "D'ARTAGNAN DE L'HERAULT",
  prenomsNaissance: 'PIERRE-ALAIN MURIEL FLORIANT',
  premierPrenom: 'PIERRE-ALAIN',
  dateNaissance: '2001-06-17',
  sexe: 'M',
  lieuNaissance: '63220',
  matricule: '101066322075460',
  oid: '1.2.250.1.213.1.4.10',
}

const nowhere = { cert: '', key: '' }

export const productWith = (identity: Identity, defects: readonly string[] = []): ProductContext => {
  const product = createProduct(
    {
      product: { port: 0, url: '' },
      services: {},
      certificates: {
        ca: '',
        crl: '',
        rootCrl: '',
        insiManu: nowhere,
        insiAuto: nowhere,
        orgAuthCli: nowhere,
        signature: nowhere,
      },
    },
    defects,
  )
  product.patients.set(identity.patientId, { identity, dmpOpposed: false })
  return product
}

/** Makes one document through the pilot action, as a scenario would. */
export const makeDocument = async (
  context: ProductContext,
  title = 'Compte rendu de consultation',
  typeCode = '11488-4',
): Promise<StoredDocument> => {
  const [patientId = ''] = context.patients.keys()
  const result = await documentActions['document.create']?.({ patientId, typeCode, title }, context)
  const stored = context.documents.get(result?.documentId ?? '')
  if (stored === undefined) throw new Error('the document was not stored')
  return stored
}
