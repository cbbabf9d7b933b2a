import { defect } from '../../defect.ts'

/** How its messages travel. */
export const transportDefects = [
  defect(
    'dmp.document-part-is-missing',
    'fail',
    ['dmp.submissionCarriesItsDocuments', 'dmp.feedCarriesCdaN1'],
    'Le document annoncé n’est pas dans le message',
    'The announced document is not in the message',
  ),
  defect(
    'dmp.feeds-without-mtom',
    'fail',
    ['dmp.feedTravelsAsMtom'],
    'Alimente sans MTOM, le document dans l’enveloppe',
    'Feeds without MTOM, the document inside the envelope',
  ),
  defect('dmp.speaks-soap-1.1', 'fail', ['dmp.messageIsSoap12'], 'Parle SOAP 1.1', 'Speaks SOAP 1.1'),
  defect(
    'dmp.omits-wsa-to',
    'fail',
    ['dmp.messageIsAddressed'],
    'Envoie ses messages sans wsa:To',
    'Sends its messages without wsa:To',
  ),
  defect(
    'dmp.addresses-another-service',
    'warn',
    ['dmp.messageIsAddressedToTheDmp'],
    'wsa:To nomme un autre service que celui qui est appelé',
    'wsa:To names another service than the one that is called',
  ),
  defect(
    'dmp.message-id-reused',
    'warn',
    ['dmp.messageIdIsNewEachTime'],
    'Chaque message au DMP a le même wsa:MessageID',
    'Each message to the DMP has the same wsa:MessageID',
  ),
] as const
