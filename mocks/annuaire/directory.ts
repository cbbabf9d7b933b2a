import type {
  Concept,
  Organization,
  Practitioner,
  PractitionerRole,
  Resource,
  Telecom,
} from '../../src/protocols/annuaire/resources.ts'
import { extensions, profiles, systems } from '../../src/protocols/annuaire/systems.ts'
import type { Activity } from '../people/exercices.ts'
import { civilities, knowHows, practiceModes, professions, sectors } from '../people/labels.ts'
import { type TestMailbox, testMailboxes } from '../people/mailboxes.ts'
import { professionals } from '../people/professionals.ts'
import type { TestProfessional } from '../people/test-professional.ts'

const lastUpdated = '2026-03-01T04:00:00.000+01:00'

const metaOf = (type: keyof typeof profiles) => ({
  versionId: '1',
  lastUpdated,
  source: 'https://annuaire.sante.fr',
  profile: [profiles[type]],
})

const concept = (system: string, code: string, labels: Readonly<Record<string, string>>): Concept => ({
  coding: [{ system, code, ...(labels[code] !== undefined && { display: labels[code] }) }],
})

const identifier = (code: string, system: string, value: string) => ({
  use: 'official',
  type: { coding: [{ system: systems.identifierTypes, code }] },
  system,
  value,
})

/** How a mailbox stands in the list of addresses of its resource. */
export const mailboxTelecom = ({
  address,
  type,
  description,
  digitization,
  listeRouge = false,
}: TestMailbox): Telecom => ({
  extension: [
    { url: extensions.mailKind, valueCoding: { system: systems.mailKind, code: 'MSSANTE' } },
    {
      url: extensions.mailbox,
      extension: [
        { url: 'type', valueCodeableConcept: { coding: [{ system: systems.mailboxType, code: type }] } },
        ...(description === undefined ? [] : [{ url: 'description', valueString: description }]),
        ...(digitization === undefined ? [] : [{ url: 'digitization', valueBoolean: digitization }]),
        { url: 'listeRouge', valueBoolean: listeRouge },
      ],
    },
  ],
  system: 'email',
  value: address,
})

const telecomsOf = (belongs: (mailbox: TestMailbox) => boolean): { readonly telecom?: readonly Telecom[] } => {
  const own = testMailboxes.filter(belongs)
  return own.length === 0 ? {} : { telecom: own.map(mailboxTelecom) }
}

/** 11 digits of a national id of type 8. */
export const rppsOf = (nationalId: string): string => nationalId.slice(1)

const practitionerId = (nationalId: string): string => `003-${rppsOf(nationalId)}`
const organizationId = (structure: string): string => `001-${structure}`

const practitionerOf = (person: TestProfessional): Practitioner => ({
  resourceType: 'Practitioner',
  id: practitionerId(person.nationalId),
  meta: metaOf('Practitioner'),
  language: 'fr',
  identifier: [
    identifier('IDNPS', systems.nationalPerson, person.nationalId),
    identifier('RPPS', systems.rpps, rppsOf(person.nationalId)),
  ],
  active: true,
  name: [
    {
      family: person.familyName,
      given: [person.givenName],
      prefix: [civilities[person.civility] ?? person.civility],
    },
  ],
  ...telecomsOf(({ nationalId, structure }) => nationalId === person.nationalId && structure === undefined),
  qualification: person.exercices.flatMap(({ codeProfession, codeSavoirFaire }) => [
    { code: concept(systems.profession, codeProfession, professions) },
    ...(codeSavoirFaire ? [{ code: concept(systems.knowHow, codeSavoirFaire, knowHows) }] : []),
  ]),
})

const roleOf = (person: TestProfessional, activity: Activity, index: number): PractitionerRole => {
  const structure = activity.identifiantTechniqueDeLaStructure
  const { codeModeExercice, codeSecteurDactivite } = activity
  return {
    resourceType: 'PractitionerRole',
    id: `005-${rppsOf(person.nationalId)}-${index + 1}`,
    meta: metaOf('PractitionerRole'),
    language: 'fr',
    identifier: [identifier('ASIT', systems.rpps, `${rppsOf(person.nationalId)}${index}`)],
    active: true,
    practitioner: { reference: `Practitioner/${practitionerId(person.nationalId)}` },
    ...(structure ? { organization: { reference: `Organization/${organizationId(structure)}` } } : {}),
    ...telecomsOf(
      (mailbox) =>
        mailbox.nationalId === person.nationalId && mailbox.structure === structure && structure !== undefined,
    ),
    code: [
      ...(codeModeExercice ? [concept(systems.practiceMode, codeModeExercice, practiceModes)] : []),
      ...(codeSecteurDactivite ? [concept(systems.sector, codeSecteurDactivite, sectors)] : []),
    ],
  }
}

/** An ordinary address of a structure: it stands beside mailboxes, and is none. */
export const ordinaryContact = 'contact@hopital-fictif.example'

const organizationOf = (structure: string, activity: Activity): Organization => {
  const { numeroVoie, codeTypeDeVoie, libelleVoie, bureauCedex, codePostal, numeroFinessSite } = activity
  const street = [numeroVoie, codeTypeDeVoie, libelleVoie].filter(Boolean).join(' ')
  const { telecom = [] } = telecomsOf((mailbox) => mailbox.structure === structure && mailbox.nationalId === undefined)
  const contact = telecom.length > 0 ? [...telecom, { system: 'email', value: ordinaryContact }] : []
  return {
    resourceType: 'Organization',
    id: organizationId(structure),
    meta: metaOf('Organization'),
    language: 'fr',
    identifier: [
      identifier('IDNST', systems.nationalStructure, structure),
      ...(numeroFinessSite ? [identifier('FINEG', systems.finess, numeroFinessSite)] : []),
    ],
    active: true,
    name: activity.raisonSocialeSite ?? structure,
    type: activity.codeSecteurDactivite ? [concept(systems.sector, activity.codeSecteurDactivite, sectors)] : [],
    ...(contact.length > 0 && { telecom: contact }),
    ...(codePostal && {
      address: [
        {
          ...(street !== '' && { line: [street] }),
          ...(bureauCedex && { city: bureauCedex.replace(/^\d+\s+/, '') }),
          postalCode: codePostal,
        },
      ],
    }),
  }
}

/** Every resource of the test professionals and of their structures, in the order in which searches return them. */
export const testDirectory: readonly Resource[] = (() => {
  const activities = professionals.map((person) => ({
    person,
    activities: person.exercices.flatMap((exercice) => exercice.activities),
  }))
  const structures = new Map(
    activities.flatMap(({ activities: all }) =>
      all.flatMap((one) =>
        one.identifiantTechniqueDeLaStructure ? [[one.identifiantTechniqueDeLaStructure, one] as const] : [],
      ),
    ),
  )
  return [
    ...professionals.map(practitionerOf),
    ...activities.flatMap(({ person, activities: all }) => all.map((one, index) => roleOf(person, one, index))),
    ...[...structures].map(([structure, one]) => organizationOf(structure, one)),
  ]
})()
