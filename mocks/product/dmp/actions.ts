import type { PilotActions } from '../../../src/model/pilot.ts'
import { dmpIsOpen } from '../../../src/protocols/dmp/existence-test.ts'
import type { ActionHandlers, PatientFile, ProductContext, StoredDocument } from '../context.ts'
import { defect } from '../defect.ts'
import { declareAuthorised } from './authorisation.ts'
import { askExistence } from './existence.ts'
import { feed } from './feed.ts'

type Outcome = PilotActions['document.sendToDmp']['result']

const blocked = (message: string): Outcome => ({ outcome: 'blocked', message })

export const demandsAuthorisation = defect(
  'dmp.demands-authorisation',
  'warn',
  ['dmp.feedsWithoutAuthorisation'],
  'N’alimente pas sans autorisation sur le DMP',
  'Does not feed without authorisation on the DMP',
)

/** Why the DMP must not be fed now, or undefined when it may: existence test, then what it says. */
const obstacle = async (file: PatientFile, context: ProductContext): Promise<string | undefined> => {
  const answer = await askExistence(context, file.identity)
  if (!dmpIsOpen(answer)) return 'Le patient n’a pas de DMP ouvert.'
  if (context.has(demandsAuthorisation) && answer.autorisation !== 'VALIDE') {
    return 'Vous n’êtes pas autorisé sur ce DMP.'
  }
  return undefined
}

export const feedsDespiteOpposition = defect(
  'dmp.feeds-despite-opposition',
  'fail',
  ['dmp.oppositionBlocksFeed'],
  'Alimente malgré l’opposition du patient',
  'Feeds despite the patient’s opposition',
)

export const testsExistenceAfterFeeding = defect(
  'dmp.tests-existence-after-feeding',
  'warn',
  ['dmp.existenceTestPrecedesFeed'],
  'Fait le test d’existence après l’alimentation',
  'Tests the existence after feeding',
)

export const requestsAuthorisation = defect(
  'dmp.requests-authorisation',
  'fail',
  ['dmp.noAuthorisationRequest'],
  'Demande une autorisation (TD0.3) avant d’alimenter',
  'Requests an authorisation (TD0.3) before feeding',
)

const send = async (file: PatientFile, stored: StoredDocument, context: ProductContext): Promise<Outcome> => {
  if (file.dmpOpposed && !context.has(feedsDespiteOpposition)) {
    return blocked('Le patient s’oppose à l’alimentation de son DMP.')
  }
  if (file.identity.statut !== 'qualifiee' || file.identity.matricule === undefined) {
    return blocked('L’identité du patient n’est pas qualifiée.')
  }
  const testsLate = context.has(testsExistenceAfterFeeding)
  const reason = testsLate ? undefined : await obstacle(file, context)
  if (reason !== undefined) return blocked(reason)
  if (context.has(requestsAuthorisation)) await declareAuthorised(context, file.identity)
  const response = await feed(context, file.identity, stored)
  if (testsLate) await obstacle(file, context)
  if (response.success) return { outcome: 'sent' }
  return {
    outcome: 'failed',
    message: response.errors.map(({ code, context: where }) => `${code} ${where}`).join(' ; '),
  }
}

const fileOf = (patientId: string, context: ProductContext): PatientFile => {
  const file = context.patients.get(patientId)
  if (file === undefined) throw new Error(`patient inconnu : ${patientId}`)
  return file
}

export const oppositionNeverLifted = defect(
  'dmp.opposition-never-lifted',
  'fail',
  ['dmp.nonOppositionAllowsFeed'],
  'Ne tient pas compte de la levée de l’opposition',
  'Ignores that the opposition was lifted',
)

/** What the product does with the DMP: keep the patient's opposition, and feed a document. */
export const dmpActions: ActionHandlers = {
  'consent.recordDmp': async ({ patientId, opposed }, context) => {
    const file = fileOf(patientId, context)
    if (opposed || !context.has(oppositionNeverLifted)) file.dmpOpposed = opposed
    context.trace('consent.recordDmp', { patientId, opposed: file.dmpOpposed })
    return { opposed: file.dmpOpposed }
  },
  'document.sendToDmp': async ({ patientId, documentId }, context) => {
    const file = fileOf(patientId, context)
    const stored = context.documents.get(documentId)
    if (stored === undefined || stored.patientId !== patientId) throw new Error(`document inconnu : ${documentId}`)
    const outcome = await send(file, stored, context).catch(
      (error: unknown): Outcome => ({
        outcome: 'failed',
        message: error instanceof Error ? error.message : String(error),
      }),
    )
    context.trace('document.sendToDmp', { patientId, documentId, ...outcome })
    return outcome
  },
}
