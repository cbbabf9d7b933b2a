import type { Text } from '../../model/text.ts'
import { sameLetters } from '../../protocols/mail/letters.ts'
import { labelOf } from '../../protocols/mail/subject.ts'
import { type Fact, fact } from '../fact.ts'
import { type Rule, type RuleSet, rule, type Severity } from '../rule.ts'
import type { Claim, Source } from './claim.ts'
import { disagreeing, type Trait, traits } from './traits.ts'

type Claims = readonly Claim[]

/** A claim beside the one that it must agree with. */
interface Pair {
  readonly reference: Claim
  readonly other: Claim
}

/**
 * A PDF's name says no document: it is compared with the CDA that it agrees with most. Without a CDA nobody asks for a
 * name (ECO.2.1.6 is about the copies of documents).
 */
const closestTo = (other: Claim, cdas: Claims): Claim | undefined =>
  cdas.toSorted((a, b) => disagreeing(a, other).length - disagreeing(b, other).length)[0]

/**
 * What every other claim is compared with: the CDA of the same document where there is one, else the first CDA. Without a
 * CDA, the metadata.
 */
const referenceOf = (claims: Claims, other: Claim): Claim | undefined => {
  const cdas = claims.filter(({ source }) => source === 'cda')
  if (other.source === 'pdf-name') return closestTo(other, cdas)
  return (
    cdas.find(({ documentId }) => documentId !== undefined && documentId === other.documentId) ?? cdas[0] ?? claims[0]
  )
}

const pairs =
  (sources: readonly Source[], says: (claim: Claim) => boolean) =>
  (claims: Claims): readonly Fact<Pair>[] =>
    claims.flatMap((other) => {
      const reference = referenceOf(claims, other)
      const comparable = reference !== undefined && says(reference) && says(other)
      return comparable && reference !== other && sources.includes(other.source)
        ? [fact({ reference, other }, other.place)]
        : []
    })

/** A second CDA is compared with the first one, not with itself. */
const firstCda = (claims: Claims): Claim | undefined => claims.find(({ source }) => source === 'cda')

const otherCdas =
  (says: (claim: Claim) => boolean) =>
  (claims: Claims): readonly Fact<Pair>[] => {
    const reference = firstCda(claims)
    if (!reference || !says(reference)) return []
    return claims
      .filter((other) => other.source === 'cda' && other !== reference && says(other))
      .map((other) => fact({ reference, other }, other.place))
  }

const names: Readonly<Record<Source, Text>> = {
  cda: { fr: 'un CDA', en: 'a CDA' },
  metadata: { fr: 'les métadonnées', en: 'the metadata' },
  'pdf-name': { fr: 'le nom du PDF', en: 'the name of the PDF' },
  datamatrix: { fr: 'le datamatrix', en: 'the datamatrix' },
}

const disagreement = ({ label, value }: Trait, { reference, other }: Pair): Text => ({
  fr: `${label.fr} diffère : ${names[other.source].fr} dit ${value(other) ?? '∅'}, ${names[reference.source].fr} ${value(reference) ?? '∅'}.`,
  en: `The ${label.en} differs: ${names[other.source].en} says ${value(other) ?? '∅'}, ${names[reference.source].en} ${value(reference) ?? '∅'}.`,
})

const traitRule = (
  trait: Trait,
  suffix: string,
  severity: Severity,
  clause: string,
  facts: (claims: Claims) => readonly Fact<Pair>[],
): Rule<Claims> =>
  rule({
    id: `coherence.${trait.id}${suffix}`,
    clause,
    severity,
    title: {
      fr: `${trait.label.fr} est le même dans tout ce qui est transmis`,
      en: `The ${trait.label.en} is the same in all that is sent`,
    },
    facts,
    judge: (pair) => (trait.same(pair.reference, pair.other) ? undefined : disagreement(trait, pair)),
  })

const clause = 'MSS/CONF.23 (un message, un usager)'

const rulesOf = (trait: Trait): readonly Rule<Claims>[] => {
  const says = (claim: Claim): boolean => trait.value(claim) !== undefined
  return [
    traitRule(trait, '', 'error', clause, (claims) => [
      ...otherCdas(says)(claims),
      ...pairs(['metadata'], says)(claims),
    ]),
    // Warnings: the datamatrix format and the naming of PDF files are known second-hand.
    traitRule(
      trait,
      '-in-print',
      'warning',
      'Format datamatrix INS 2.2 ; ECO.2.1.6',
      pairs(['datamatrix', 'pdf-name'], says),
    ),
  ]
}

const perTrait = traits.map(rulesOf)

const idOf = ({ documentId }: Claim): boolean => documentId !== undefined

const labelOfPdfName = rule<Claims, { readonly label: string; readonly expected: readonly string[] }>({
  id: 'coherence.type-label-in-pdf-name',
  clause: 'ECO.2.1.6 (source indirecte)',
  severity: 'warning',
  title: {
    fr: "Le nom du PDF porte le libellé du type d'un CDA",
    en: 'The name of the PDF has the type label of a CDA',
  },
  facts: (claims) => {
    const expected = claims.flatMap(({ source, typeLabel }) =>
      source === 'cda' && typeLabel ? [labelOf([typeLabel])] : [],
    )
    if (expected.length === 0) return []
    return claims.flatMap(({ source, typeLabel, place }) =>
      source === 'pdf-name' && typeLabel ? [fact({ label: typeLabel, expected }, place)] : [],
    )
  },
  judge: ({ label, expected }) =>
    expected.some((one) => sameLetters(one, label))
      ? undefined
      : {
          fr: `Le libellé « ${label} » n'est celui d'aucun CDA : attendu ${expected.join(' | ')}.`,
          en: `The label "${label}" is that of no CDA: expected ${expected.join(' | ')}.`,
        },
})

/** What the name of a PDF says of the person and of the document, as the CDA says it. */
export const pdfNameAgrees: readonly Rule<Claims>[] = [
  ...perTrait.flatMap(([, inPrint]) => inPrint ?? []),
  labelOfPdfName,
]

/** What a mail, an archive or a document says several times, it says the same way. */
export const coherenceRules: RuleSet<Claims> = {
  name: 'banc/coherence',
  version: '1',
  rules: [
    ...perTrait.flat(),
    rule<Claims, Pair>({
      id: 'coherence.one-id-one-document',
      clause: 'Volet Structuration minimale 1.16.8, §3.5.5.10 (id unique)',
      title: { fr: 'Deux CDA ne portent pas le même identifiant', en: 'No two CDA share an id' },
      facts: (claims) => {
        const cdas = claims.filter((claim) => claim.source === 'cda' && idOf(claim))
        return cdas.slice(1).map((other) => {
          const twin = cdas.find(({ documentId }) => documentId === other.documentId)
          return fact({ reference: twin ?? other, other }, other.place)
        })
      },
      judge: ({ reference, other }) =>
        reference === other
          ? undefined
          : {
              fr: `L'identifiant ${other.documentId ?? '∅'} est déjà celui d'un autre CDA.`,
              en: `The id ${other.documentId ?? '∅'} is already that of another CDA.`,
            },
    }),
    labelOfPdfName,
  ],
}
