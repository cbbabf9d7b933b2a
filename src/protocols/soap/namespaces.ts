/** Envelope namespaces of SOAP 1.2 and 1.1, and WS-Addressing 1.0. */
export const soap12 = 'http://www.w3.org/2003/05/soap-envelope'
export const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/'
export const wsa = 'http://www.w3.org/2005/08/addressing'
export const wsaAnonymous = 'http://www.w3.org/2005/08/addressing/anonymous'
export const wsse = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd'
