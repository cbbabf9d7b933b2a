import type { PilotActions } from '../../../src/model/pilot.ts'
import { dmpIsOpen } from '../../../src/protocols/dmp/existence-test.ts'
import type { ActionHandlers, PatientFile, ProductContext, StoredDocument } from '../context.ts'
import { declareAuthorised } from './authorisation.ts'
import { askExistence } from './existence.ts'
import { feed } from './feed.ts'

type Outcome = PilotActions['document.sendToDmp']['result']

const blocked = (message: string): Outcome => ({ outcome: 'blocked', message })

/** Why the DMP must not be fed now, or undefined when it may: existence test, then what it says. */
const obstacle = async (file: PatientFile, context: ProductContext): Promise<string | undefined> => {
  const answer = await askExistence(context, file.identity)
  if (!dmpIsOpen(answer)) return 'Le patient n’a pas de DMP ouvert.'
  if (context.has('dmp.demands-authorisation') && answer.autorisation !== 'VALIDE') {
    return 'Vous n’êtes pas autorisé sur ce DMP.'
  }
  return undefined
}

const send = async (file: PatientFile, stored: StoredDocument, context: ProductContext): Promise<Outcome> => {
  if (file.dmpOpposed && !context.has('dmp.feeds-despite-opposition')) {
    return blocked('Le patient s’oppose à l’alimentation de son DMP.')
  }
  if (file.identity.statut !== 'qualifiee' || file.identity.matricule === undefined) {
    return blocked('L’identité du patient n’est pas qualifiée.')
  }
  const testsLate = context.has('dmp.tests-existence-after-feeding')
  const reason = testsLate ? undefined : await obstacle(file, context)
  if (reason !== undefined) return blocked(reason)
  if (context.has('dmp.requests-authorisation')) await declareAuthorised(context, file.identity)
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

/** What the product does with the DMP: keep the patient's opposition, and feed a document. */
export const dmpActions: ActionHandlers = {
  'consent.recordDmp': async ({ patientId, opposed }, context) => {
    const file = fileOf(patientId, context)
    if (opposed || !context.has('dmp.opposition-never-lifted')) file.dmpOpposed = opposed
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
