import { nationalIdOf, sameProfessional } from '../../../src/protocols/oidc/professional.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { listed, redemptions, type SessionsAround, sessionsAround } from '../evidence/seen.ts'

interface Opened {
  readonly professional: string
  readonly sessions: SessionsAround
}

const logins = (record: ScenarioRecord): readonly Observation<Opened>[] =>
  redemptions(record).flatMap(({ id, claims }) => {
    const professional = claims && nationalIdOf(claims)
    const sessions = sessionsAround(record, id)
    if (professional === undefined || sessions === undefined) return []
    return [{ value: { professional, sessions }, evidence: [id, ...sessions.evidence] }]
  })

export const sessionIsTheProfessionals = check({
  id: 'psc.sessionIsTheProfessionals',
  title: {
    fr: 'La session ouverte est celle du professionnel qui s’est authentifié (SubjectNameID)',
    en: 'The session that opens is that of the professional who authenticated (SubjectNameID)',
  },
  verifies: ['PSC.01'],
  observes: logins,
  judge: ({ professional, sessions }) => ({
    ok:
      sessions.after.some((id) => sameProfessional(id, professional)) &&
      sessions.opened.every((id) => sameProfessional(id, professional)),
    expected: professional,
    actual: listed(sessions.opened.length > 0 ? sessions.opened : sessions.after),
  }),
})
