import { randomUUID, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Agent } from 'node:https'
import { type Client, ClientSSLSecurity, createClientAsync } from 'soap'
import type { Identity } from '../../model/pilot.ts'
import { environment, serve } from './adapter.fixture.ts'

// A patient file whose INSi client is npm `soap`, made from the contract that INSi serves. What surrounds the library is
// what an integrator in a hurry writes: it takes whatever INSi returns, and keeps no trace.

const { services, certificates, product } = environment()
const endpoint = `${services.insi?.url}/lps`
const pem = (file: string): Buffer => readFileSync(file)
const { cert, key } = certificates.insiManu
/** The organisation that the certificate names. */
const sender = /^OU=(.+)$/m.exec(new X509Certificate(pem(cert)).subject)?.[1] ?? ''

const client: Client = await createClientAsync(`${endpoint}?wsdl`, {
  forceSoap12Headers: true,
  wsdl_options: { httpsAgent: new Agent({ ca: pem(certificates.ca) }) },
})
client.setSecurity(new ClientSSLSecurity(pem(key), pem(cert), [pem(certificates.ca)]))

type Operation = 'rechercherInsAvecTraitsIdentite' | 'rechercherInsAvecCarteVitale' | 'verifierInsAvecTraitsIdentite'

/** The headers that the contract does not name (WS-Addressing), then the two that it does. */
const head = (operation: Operation): void => {
  const addressed = {
    Action: `urn:ServiceIdentiteCertifiee:1.0.0:${operation}`,
    MessageID: `uuid:${randomUUID()}`,
    To: endpoint,
  }
  const said = { Id: randomUUID(), Temps: new Date().toISOString(), Emetteur: sender }
  const bam = { attributes: { Version: '01_02' }, ...said, COUVERTURE: {} }
  const lps = {
    attributes: { Nature: 'CTXLPS', Version: '01_00' },
    ...said,
    LPS: {
      IDAM: { attributes: { R: '4' }, $value: 'AB12345678' },
      Version: '1.0',
      Instance: randomUUID(),
      Nom: 'urn:lps:essai-soap:1.0',
    },
  }
  client.clearSoapHeaders()
  client.addSoapHeader(addressed, undefined, 'wsa', 'http://www.w3.org/2005/08/addressing')
  client.addSoapHeader({ ContexteBAM: bam }, undefined, 'bam', 'urn:siram:bam:ctxbam')
  client.addSoapHeader({ ContexteLPS: lps }, undefined, 'lps', 'urn:siram:lps:ctxlps')
}

interface Answer {
  readonly CR?: { readonly CodeCR: string; readonly LibelleCR: string }
  readonly Resultat?: string
  readonly INDIVIDU?: {
    readonly INSACTIF: {
      readonly IdIndividu: { readonly NumIdentifiant: string; readonly Cle: string }
      readonly OID: string
    }
    readonly TIQ: Readonly<Record<string, string>>
  }
}

const call = async (operation: Operation, asked: object): Promise<Answer> => {
  head(operation)
  const method = client[`${operation}Async`] as (asked: object) => Promise<[Answer]>
  const [answer] = await method.call(client, asked)
  return answer
}

const patients = new Map<string, Identity>()

const patient = (id: string): Identity => {
  const known = patients.get(id)
  if (known === undefined) throw new Error(`patient ${id} inconnu`)
  return known
}

const search = (identity: Identity): Promise<Answer> =>
  call('rechercherInsAvecTraitsIdentite', {
    NomNaissance: identity.nomNaissance,
    Prenom: [identity.premierPrenom],
    Sexe: identity.sexe,
    DateNaissance: identity.dateNaissance,
    // 99999 stands for a place that is not known: there is nothing to search with.
    ...(identity.lieuNaissance === '99999' ? {} : { LieuNaissance: identity.lieuNaissance }),
  })

serve(product.port, {
  name: 'Client INSi sur soap (npm)',
  version: '1',
  observes: ['identity.matricule', 'identity.oid'],
  actions: {
    'identity.create': ({ traits }) => {
      const patientId = String(patients.size + 1)
      patients.set(patientId, { ...traits, patientId, statut: 'provisoire' } as Identity)
      return { patientId, statut: 'provisoire' }
    },
    'identity.read': ({ patientId }) => ({ identity: patient(patientId) }),
    'identity.fetchIns': async ({ patientId, carteVitale }) => {
      const identity = patient(patientId)
      try {
        const { CR, INDIVIDU: found } = await (carteVitale === undefined
          ? search(identity)
          : call('rechercherInsAvecCarteVitale', {
              MatriculeOD: { NumIdentifiant: carteVitale.matricule.slice(0, 13), Cle: carteVitale.matricule.slice(13) },
              NomNaissance: carteVitale.nomNaissance,
              DateNaissance: carteVitale.dateNaissance,
              RangNaissance: carteVitale.rang,
            }))
        if (CR?.CodeCR === '02') return { outcome: 'several' }
        if (CR?.CodeCR !== '00' || found === undefined) return { outcome: 'not-found', message: CR?.LibelleCR ?? '' }
        const { INSACTIF: active, TIQ: traits } = found
        patients.set(patientId, {
          ...identity,
          statut: identity.statut === 'validee' ? 'qualifiee' : 'recuperee',
          matricule: `${active.IdIndividu.NumIdentifiant}${active.IdIndividu.Cle}`,
          oid: active.OID,
          nomNaissance: traits.NomNaissance ?? '',
          prenomsNaissance: traits.ListePrenom ?? '',
          dateNaissance: traits.DateNaissance ?? '',
          sexe: traits.Sexe as Identity['sexe'],
          lieuNaissance: traits.LieuNaissance ?? '',
        })
        return { outcome: 'imported' }
      } catch (error) {
        return { outcome: 'error', message: String(error) }
      }
    },
    'identity.validate': ({ patientId }) => {
      const identity = patient(patientId)
      const statut = identity.matricule === undefined ? 'validee' : 'qualifiee'
      patients.set(patientId, { ...identity, statut })
      return { statut }
    },
    'identity.verify': async ({ patientId }) => {
      const { matricule = '', oid, statut, nomNaissance, sexe, dateNaissance } = patient(patientId)
      const number = { NumIdentifiant: matricule.slice(0, 13), Cle: matricule.slice(13) }
      try {
        const { Resultat: said } = await call('verifierInsAvecTraitsIdentite', {
          IndividuVerifie: {
            INSFourni: { IdIndividu: number, OID: oid },
            TraitsIdentiteIndividu: { NomNaissance: nomNaissance, Sexe: sexe, DateNaissance: dateNaissance },
          },
        })
        return { outcome: said === 'OK' ? 'ok' : 'ko', statut }
      } catch (error) {
        return { outcome: 'error', statut, message: String(error) }
      }
    },
  },
})
