import { randomUUID, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { CarteVitale } from '../../../src/model/pilot.ts'
import { type InsiOperation, insi, insiActions } from '../../../src/protocols/ins/namespaces.ts'
import { type Resultat, readResultat } from '../../../src/protocols/ins/resultat.ts'
import { readEnvelope } from '../../../src/protocols/soap/envelope.ts'
import { faultOf } from '../../../src/protocols/soap/fault.ts'
import { soapRequest } from '../../../src/protocols/soap/write.ts'
import type { XmlElement } from '../../../src/xml/element.ts'
import { el, type Markup } from '../../../src/xml/write.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { httpsRequest } from '../https-request.ts'
import { serverTrust } from '../server-trust.ts'
import { callsByAssertion, cpsAssertionWithoutClientCertificate, cpsSecurity } from './cps-assertion.ts'
import { cpsAssertionBesideACertificateOfNobody, refusedRequest } from './refused.ts'
import { strangerFiles } from './stranger.ts'

export interface AskedTraits {
  readonly nomNaissance: string
  readonly prenoms: readonly string[]
  readonly sexe: string
  readonly dateNaissance: string
  readonly lieuNaissance?: string
}

/** Who calls: the professional of the assertion, else the organisation that the certificate names (its OU). */
const senderOf = async (context: ProductContext): Promise<string> => {
  if (callsByAssertion(context)) return context.user().nationalId
  const { subject } = new X509Certificate(await readFile(context.environment.certificates.insiManu.cert))
  return /^OU=(.+)$/m.exec(subject)?.[1] ?? ''
}

export const contextsOfAnotherTime = defect(
  'ins.contexts-of-another-time',
  'warn',
  ['ins.insiContextsAreOfTheCall'],
  'Les contextes de l’appel à INSi sont datés de 1999',
  'The contexts of the call of INSi are dated 1999',
)

export const contextsWithoutASender = defect(
  'ins.contexts-without-a-sender',
  'warn',
  ['ins.insiContextsAreOfTheCall'],
  'Les contextes de l’appel à INSi ne nomment pas leur émetteur',
  'The contexts of the call of INSi do not name their sender',
)

export const softwareWithoutAVersion = defect(
  'ins.software-without-a-version',
  'warn',
  ['ins.insiContextsAreOfTheCall'],
  'Le contexte LPS nomme le logiciel sans sa version',
  'The LPS context names the software without its version',
)

const contexts = (context: ProductContext, sender: string): readonly Markup[] => {
  const temps = context.has(contextsOfAnotherTime) ? '1999-01-01T00:00:00Z' : new Date().toISOString()
  const emetteur = context.has(contextsWithoutASender) ? '' : sender
  const version = context.has(softwareWithoutAVersion) ? '' : `:${context.software.version}`
  return [
    el(
      'ctxbam:ContexteBAM',
      { 'xmlns:ctxbam': insi.ctxbam, Version: '01_02' },
      el('ctxbam:Id', {}, randomUUID()),
      el('ctxbam:Temps', {}, temps),
      el('ctxbam:Emetteur', {}, emetteur),
      el('ctxbam:COUVERTURE'),
    ),
    el(
      'ctxlps:ContexteLPS',
      { 'xmlns:ctxlps': insi.ctxlps, Nature: 'CTXLPS', Version: '01_00' },
      el('ctxlps:Id', {}, randomUUID()),
      el('ctxlps:Temps', {}, temps),
      el('ctxlps:Emetteur', {}, emetteur),
      el(
        'ctxlps:LPS',
        {},
        el('ctxlps:IDAM', { R: '4' }, context.software.homologation),
        el('ctxlps:Version', {}, context.software.version),
        el('ctxlps:Instance', {}, randomUUID()),
        el('ctxlps:Nom', {}, `urn:lps:${context.software.name}${version}`),
      ),
    ),
  ]
}

export const messageIdReused = defect(
  'ins.message-id-reused',
  'warn',
  ['ins.insiMessageIdIsNewEachTime'],
  'Chaque appel à INSi a le même wsa:MessageID',
  'Each call of INSi has the same wsa:MessageID',
)

export const wrongInsiCertificate = defect(
  'ins.wrong-insi-certificate',
  'fail',
  ['ins.insiIsCalledWithAnOrganisationCertificate'],
  'INSi est appelé avec un autre certificat que celui de l’organisation pour INSi',
  'INSi is called with another certificate than the organisation’s for INSi',
)

export const insiCertificateOfNobody = defect(
  'ins.insi-certificate-of-nobody',
  'fail',
  ['ins.insiIsCalledWithAnOrganisationCertificate'],
  'Appelle INSi par un certificat que personne n’a émis',
  'Calls INSi by a certificate that nobody issued',
)

export const asksInsiElsewhere = defect(
  'ins.asks-insi-elsewhere',
  'warn',
  ['ins.insiTakesTheRequest'],
  'Appelle INSi à une autre adresse que /lps',
  'Calls INSi at another address than /lps',
)

export const callsInsiWithoutACertificate = defect(
  'ins.calls-insi-without-a-certificate',
  'fail',
  ['ins.insiIsCalledWithAnOrganisationCertificate'],
  'Appelle INSi sans certificat',
  'Calls INSi without a certificate',
)

/** Calls one operation of INSi over mutual TLS. @throws Error with the fault's reason, or what went wrong */
export const callInsi = async (
  context: ProductContext,
  operation: InsiOperation,
  payload: Markup,
): Promise<XmlElement> => {
  const url = `${context.environment.services.insi?.url}/lps`
  const action = insiActions[operation]
  const security = callsByAssertion(context) ? [await cpsSecurity(context)] : []
  const addressing = {
    action,
    messageId: `uuid:${context.has(messageIdReused) ? '00000000-0000-4000-8000-000000000000' : randomUUID()}`,
    to: url,
    headers: [...security, ...contexts(context, await senderOf(context))],
  }
  const { insiManu, orgAuthCli } = context.environment.certificates
  const stranger = context.has(insiCertificateOfNobody) || context.has(cpsAssertionBesideACertificateOfNobody)
  const usual = context.has(wrongInsiCertificate) ? orgAuthCli : insiManu
  const client = stranger ? await strangerFiles() : usual
  const withoutOne = context.has(cpsAssertionWithoutClientCertificate) || context.has(callsInsiWithoutACertificate)
  const presented = withoutOne ? {} : { client }
  const headers = { 'content-type': `application/soap+xml; charset=utf-8; action="${action}"` }
  const body = refusedRequest(soapRequest(addressing, payload), context)
  const answer = await httpsRequest({
    url: context.has(asksInsiElsewhere) ? url.replace(/lps$/, 'autre') : url,
    method: 'POST',
    headers,
    body,
    trust: serverTrust(context, 'ins'),
    ...presented,
  })
  const envelope = readEnvelope(answer.body)
  const fault = faultOf(envelope)
  if (fault) throw new Error(fault.reason)
  return envelope.body
}

const resultatIn = (answer: XmlElement): Resultat => {
  const resultat = readResultat(answer)
  if (!resultat) throw new Error('réponse INSi inattendue')
  return resultat
}

export const insiRequestWithoutBirthDate = defect(
  'ins.insi-request-without-birth-date',
  'warn',
  ['ins.insiTakesTheRequest'],
  'La demande à INSi n’a pas de date de naissance, contre le contrat',
  'The request to INSi has no birth date, against the contract',
)

/** Calls rechercherInsAvecTraitsIdentite. @throws Error as `callInsi`, or when the answer is something else */
export const rechercher = async (context: ProductContext, traits: AskedTraits): Promise<Resultat> => {
  const answer = await callInsi(
    context,
    'rechercherInsAvecTraitsIdentite',
    el(
      'RECSANSVITALE',
      { xmlns: insi.request },
      el('NomNaissance', {}, traits.nomNaissance),
      traits.prenoms.map((prenom) => el('Prenom', {}, prenom)),
      el('Sexe', {}, traits.sexe),
      context.has(insiRequestWithoutBirthDate) ? undefined : el('DateNaissance', {}, traits.dateNaissance),
      traits.lieuNaissance === undefined ? undefined : el('LieuNaissance', {}, traits.lieuNaissance),
    ),
  )
  return resultatIn(answer)
}

/** Calls rechercherInsAvecCarteVitale. @throws Error as `rechercher` */
export const rechercherAvecCarte = async (
  context: ProductContext,
  { matricule, nomNaissance, dateNaissance, rang }: CarteVitale,
): Promise<Resultat> => {
  const number = [el('NumIdentifiant', {}, matricule.slice(0, 13)), el('Cle', {}, matricule.slice(13))]
  const answer = await callInsi(
    context,
    'rechercherInsAvecCarteVitale',
    el(
      'RECVITALE',
      { xmlns: insi.requestVitale },
      el('MatriculeIndividu', {}, number),
      el('MatriculeOD', {}, number),
      el('NomNaissance', {}, nomNaissance),
      el('DateNaissance', {}, dateNaissance),
      el('RangNaissance', {}, rang),
    ),
  )
  return resultatIn(answer)
}
