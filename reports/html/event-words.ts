import type { EventType } from '../../src/model/event.ts'
import type { Disposition, Proof } from '../../src/model/requirement.ts'
import type { Text } from '../../src/model/text.ts'

/** What kind of event this is, in one or two words. */
export const kindWords: Readonly<Record<EventType, Text>> = {
  'run.started': { fr: 'Exécution', en: 'Run' },
  'run.resumed': { fr: 'Reprise', en: 'Resumed' },
  'run.ended': { fr: 'Fin', en: 'End' },
  'run.sealed': { fr: 'Sceau', en: 'Seal' },
  'service.started': { fr: 'Service', en: 'Service' },
  'product.started': { fr: 'Produit', en: 'Product' },
  'product.exited': { fr: 'Produit', en: 'Product' },
  'pilot.capabilities': { fr: 'Pilote', en: 'Pilot' },
  'scenario.started': { fr: 'Début', en: 'Start' },
  'scenario.ended': { fr: 'Fin', en: 'End' },
  'fault.selected': { fr: 'Faute', en: 'Fault' },
  'pilot.action': { fr: 'Pilote', en: 'Pilot' },
  'window.closed': { fr: 'Écoute', en: 'Watch' },
  'exchange.http': { fr: 'HTTP', en: 'HTTP' },
  'exchange.smtp': { fr: 'SMTP', en: 'SMTP' },
  'exchange.imap': { fr: 'IMAP', en: 'IMAP' },
  'exchange.hl7': { fr: 'HL7', en: 'HL7' },
  'connection.hello': { fr: 'TLS', en: 'TLS' },
  'connection.failed': { fr: 'Connexion', en: 'Connection' },
  'browser.hop': { fr: 'Navigateur', en: 'Browser' },
  'browser.page': { fr: 'Page', en: 'Page' },
  'product.traces': { fr: 'Traces', en: 'Traces' },
  'bench.note': { fr: 'Note', en: 'Note' },
}

export const lineWords = {
  command: { fr: 'commande', en: 'command' },
  commands: { fr: 'commandes', en: 'commands' },
  attempt: { fr: 'tentative', en: 'attempt' },
  remainingOne: { fr: 'scénario restant', en: 'scenario left' },
  remaining: { fr: 'scénarios restants', en: 'scenarios left' },
  complete: { fr: 'exécution complète', en: 'complete run' },
  interrupted: { fr: 'interrompu', en: 'interrupted' },
  driven: { fr: 'mené à son terme', en: 'driven to its end' },
  notOffered: { fr: 'action non offerte par le produit', en: 'action not offered by the product' },
  alreadyRunning: { fr: 'déjà démarré, hors du banc', en: 'already running, outside the bench' },
  listens: { fr: 'écoute sur', en: 'listens on' },
  exitCode: { fr: 'arrêté, code', en: 'exited, code' },
  signal: { fr: 'arrêté par', en: 'stopped by' },
  unexpectedly: { fr: 'de façon inattendue', en: 'unexpectedly' },
  profiles: { fr: 'profils', en: 'profiles' },
  action: { fr: 'action', en: 'action' },
  actions: { fr: 'actions', en: 'actions' },
  silent: { fr: 'aucun échange avec', en: 'no exchange with' },
  exchange: { fr: 'échange avec', en: 'exchange with' },
  exchanges: { fr: 'échanges avec', en: 'exchanges with' },
  during: { fr: 'pendant', en: 'during' },
  trace: { fr: 'trace du produit', en: 'trace of the product' },
  traces: { fr: 'traces du produit', en: 'traces of the product' },
  to: { fr: 'vers', en: 'to' },
  offers: { fr: 'le client propose', en: 'the client offers' },
  suite: { fr: 'suite', en: 'suite' },
  suites: { fr: 'suites', en: 'suites' },
} satisfies Record<string, Text>

export const dispositionWords: Readonly<Record<Disposition, Text>> = {
  machine: { fr: 'jugée par le banc', en: 'judged by the bench' },
  attended: { fr: 'à constater par une personne', en: 'for a person to witness' },
  paper: { fr: 'sur pièces', en: 'on paper' },
  external: { fr: 'prouvée par un outil externe', en: 'proven by an external tool' },
  none: { fr: 'non couverte', en: 'not covered' },
}

export const proofWords: Readonly<Record<Proof['kind'], Text>> = {
  demonstration: { fr: 'démonstration', en: 'demonstration' },
  screenshot: { fr: 'copie d’écran', en: 'screenshot' },
  document: { fr: 'document', en: 'document' },
  'external-report': { fr: 'rapport externe', en: 'external report' },
  statement: { fr: 'engagement', en: 'statement' },
}
