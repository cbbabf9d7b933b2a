import { type PlacedElement, walk } from '../../xml/placed.ts'

/** Roots of HL7 France and of the OIDs that AFNOR gives: a French document names one of them in its first lines. */
const french = /^(?:2\.16\.840\.1\.113883\.2\.8|1\.2\.250)\./

/** Whether a ClinicalDocument says in any way that it is French; one that says so and forgets the rest is judged. */
export const isFrench = (document: PlacedElement): boolean => {
  const realms = document.children.filter(({ name }) => name === 'realmCode')
  const languages = document.children.filter(({ name }) => name === 'languageCode')
  const isBody = (element: PlacedElement): boolean => element.name === 'component'
  return (
    realms.some(({ attributes }) => attributes.code === 'FR') ||
    languages.some(({ attributes }) => /^fr\b/i.test(attributes.code ?? '')) ||
    walk(document, isBody).some(
      ({ attributes: { root = '', codeSystem = '' } }) => french.test(root) || french.test(codeSystem),
    )
  )
}
