import { insi } from '../../protocols/ins/namespaces.ts'
import { soap11, soap12, wsa } from '../../protocols/soap/namespaces.ts'
import type { PlacedElement } from '../../xml/placed.ts'
import { type RuleSet, rule } from '../rule.ts'

const child = (from: PlacedElement | undefined, ns: string, name: string): PlacedElement | undefined =>
  from?.children.find((one) => one.ns === ns && one.name === name)

export const headerOf = (envelope: PlacedElement): PlacedElement | undefined => child(envelope, envelope.ns, 'Header')

/** What the Body holds; the bench's services take one element there. */
export const payloadOf = (envelope: PlacedElement): PlacedElement | undefined =>
  child(envelope, envelope.ns, 'Body')?.children[0]

const isFault = ({ ns, name }: PlacedElement): boolean => name === 'Fault' && (ns === soap11 || ns === soap12)

/** The payload, when it is a message of a service and no fault. */
export const messageIn = (envelope: PlacedElement): PlacedElement | undefined => {
  const payload = payloadOf(envelope)
  return payload === undefined || isFault(payload) ? undefined : payload
}

const services = [...Object.values(insi), 'urn:hl7-org:v3', 'urn:ihe:iti:xds-b:2007']
const serviceNamespace = /^(?:urn:si-dmp|urn:oasis:names:tc:ebxml-regrep:xsd:)/

/** Whether a message is one of INSi or of the DMP: their demands on the envelope are not those of others. */
export const isOfTheServices = ({ ns }: PlacedElement): boolean => services.includes(ns) || serviceNamespace.test(ns)

const ours = (envelope: PlacedElement): readonly PlacedElement[] => {
  const message = messageIn(envelope)
  return message !== undefined && isOfTheServices(message) ? [envelope] : []
}

const addressing = (name: 'Action' | 'MessageID') =>
  rule({
    id: `soap.${name === 'Action' ? 'action' : 'message-id'}`,
    clause: 'WS-Addressing 1.0, contrats d’INSi et du DMP',
    severity: 'warning',
    title: { fr: `L'en-tête porte wsa:${name}`, en: `The header carries wsa:${name}` },
    context: ours,
    judge: (envelope) =>
      child(headerOf(envelope), wsa, name)?.text.trim()
        ? undefined
        : {
            fr: `wsa:${name} manque dans l'en-tête SOAP, ou il est vide.`,
            en: `wsa:${name} is missing in the SOAP header, or it is empty.`,
          },
  })

/** The envelope of a message of INSi or of the DMP, whatever it carries. */
export const soapRules: RuleSet<PlacedElement> = {
  name: 'banc/soap',
  version: '1',
  rules: [
    rule({
      id: 'soap.one-message',
      clause: 'SOAP 1.2, 5.3 ; contrats d’INSi et du DMP',
      title: { fr: 'Le « Body » a un seul élément', en: 'The Body has one element' },
      context: (envelope) => (ours(envelope).length > 0 ? [envelope] : []),
      judge: (envelope) => {
        const count = child(envelope, envelope.ns, 'Body')?.children.length ?? 0
        return count === 1
          ? undefined
          : {
              fr: `Le « Body » a ${count} éléments, attendu un seul.`,
              en: `The Body has ${count} elements, expected one.`,
            }
      },
    }),
    addressing('Action'),
    addressing('MessageID'),
  ],
}
