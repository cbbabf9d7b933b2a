import type { CarteVitale } from '../../../src/model/pilot.ts'
import { firstGivenNameFits } from '../../../src/protocols/ins/first-given-name.ts'
import type { Resultat } from '../../../src/protocols/ins/resultat.ts'
import { mayCallInsi } from '../../../src/protocols/ins/status.ts'
import type { ActionHandlers, PatientFile, ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { actingAs, fileOf, habilitationOf } from './acting.ts'
import { imported, refusal } from './import.ts'
import { keep } from './keep.ts'
import { recover, recoverByCard } from './recover.ts'

export const insiOpenToEveryone = defect(
  'ins.insi-open-to-everyone',
  'fail',
  ['ins.insiIsCalledByRight'],
  'Tout utilisateur appelle INSi',
  'Every user calls INSi',
)

export const insiCalledForDoubtful = defect(
  'ins.insi-called-for-doubtful',
  'fail',
  ['ins.doubtfulIdentityIsNotPresentedToInsi'],
  'INSi est appelé pour une identité douteuse ou fictive',
  'INSi is called for a doubtful or fictitious identity',
)

/** Why INSi may not be called by this user for this person (rules 4 and 25), or undefined. */
export const blocked = ({ identity }: PatientFile, context: ProductContext): string | undefined => {
  if (!habilitationOf(context).insi && !context.has(insiOpenToEveryone)) {
    return 'vous n’êtes pas habilité à appeler INSi'
  }
  if (!mayCallInsi({ attributs: identity.attributs ?? [] }) && !context.has(insiCalledForDoubtful)) {
    return 'une identité douteuse ou fictive n’est pas présentée à INSi'
  }
  return undefined
}

/** What INSi answered, or why it did not: a teleservice that fails is told to the user, not thrown at them. */
const asked = async (
  context: ProductContext,
  { identity }: PatientFile,
  card: CarteVitale | undefined,
): Promise<Resultat | Error> => {
  const answer = card ? recoverByCard(context, identity.patientId, card) : recover(context, identity)
  return answer.catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))
}

export const recoveredWithoutInsi = defect(
  'ins.recovered-without-insi',
  'fail',
  ['ins.nothingComesOf01Or02'],
  'Une identité que INSi ne trouve pas devient récupérée',
  'An identity that INSi does not find becomes récupérée',
)

export const incoherentGivenNameNotTold = defect(
  'ins.incoherent-given-name-not-told',
  'fail',
  ['ins.incoherentFirstGivenNameIsTold'],
  'L’écart entre premier prénom et liste d’INSi n’est pas signalé',
  'The difference between the first given name and INSi’s list is not told',
)

export const recoveryActions: ActionHandlers = {
  'identity.fetchIns': async ({ patientId, carteVitale, as }, product) => {
    const context = actingAs(product, as)
    const file = fileOf(context, patientId)
    const reason = blocked(file, context)
    if (reason !== undefined) return { outcome: 'blocked', message: reason }
    const answer = await asked(context, file, carteVitale)
    if (answer instanceof Error) return { outcome: 'error', message: `INSi : ${answer.message}` }
    const { code, individu } = answer
    if (code !== '00' && context.has(recoveredWithoutInsi)) {
      await keep(context, file, { ...file.identity, statut: 'recuperee' }, 'identity.import')
    }
    if (code === '01') return { outcome: 'not-found', message: 'INSi ne trouve aucune identité' }
    if (code === '02') return { outcome: 'several', message: 'INSi trouve plusieurs identités' }
    if (!individu) return { outcome: 'error', message: `réponse INSi inattendue (${code})` }
    const refused = refusal(individu, context)
    if (refused) return { outcome: 'rejected', message: refused }
    await keep(context, file, imported(file.identity, individu, context), 'identity.import')
    if (firstGivenNameFits(file.identity.premierPrenom, individu.listePrenom)) return { outcome: 'imported' }
    if (context.has(incoherentGivenNameNotTold)) return { outcome: 'imported' }
    const alert = `le premier prénom ${file.identity.premierPrenom} ne commence pas la liste ${individu.listePrenom}`
    return { outcome: 'imported', alerts: [alert] }
  },
}
