import { SignedXml } from 'xml-crypto'
import { envelopedSignature, exclusiveC14n } from './names.ts'

/** Signature methods that samples of the VIHF show: SHA-256 today, SHA-1 in the older ones. */
const methods = {
  'rsa-sha256': {
    signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
  },
  'rsa-sha1': {
    signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
    digest: 'http://www.w3.org/2000/09/xmldsig#sha1',
  },
} as const

/** Signs an assertion as the VIHF wants it: enveloped, exclusive canonicalisation, right after the Issuer. PEM in. */
export const signAssertion = (
  xml: string,
  signer: { readonly key: string; readonly certificate: string },
  method: keyof typeof methods = 'rsa-sha256',
): string => {
  const signed = new SignedXml({
    privateKey: signer.key,
    publicCert: signer.certificate,
    signatureAlgorithm: methods[method].signature,
    canonicalizationAlgorithm: exclusiveC14n,
  })
  signed.addReference({
    xpath: "/*[local-name(.)='Assertion']",
    transforms: [envelopedSignature, exclusiveC14n],
    digestAlgorithm: methods[method].digest,
  })
  signed.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: "/*/*[local-name(.)='Issuer']", action: 'after' },
  })
  return signed.getSignedXml()
}
