import type { CarteVitale } from '../../../src/model/pilot.ts'
import { firstGivenNameFits } from '../../../src/protocols/ins/first-given-name.ts'
import type { Resultat } from '../../../src/protocols/ins/resultat.ts'
import { mayCallInsi } from '../../../src/protocols/ins/status.ts'
import type { ActionHandlers, PatientFile, ProductContext } from '../context.ts'
import { actingAs, fileOf, habilitationOf } from './acting.ts'
import { imported, refusal } from './import.ts'
import { keep } from './keep.ts'
import { recover, recoverByCard } from './recover.ts'

/** Why INSi may not be called by this user for this person (rules 4 and 25), or undefined. */
export const blocked = ({ identity }: PatientFile, context: ProductContext): string | undefined => {
  if (!habilitationOf(context).insi && !context.has('ins.insi-open-to-everyone')) {
    return 'vous n’êtes pas habilité à appeler INSi'
  }
  if (!mayCallInsi({ attributs: identity.attributs ?? [] }) && !context.has('ins.insi-called-for-doubtful')) {
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

export const recoveryActions: ActionHandlers = {
  'identity.fetchIns': async ({ patientId, carteVitale, as }, product) => {
    const context = actingAs(product, as)
    const file = fileOf(context, patientId)
    const reason = blocked(file, context)
    if (reason !== undefined) return { outcome: 'blocked', message: reason }
    const answer = await asked(context, file, carteVitale)
    if (answer instanceof Error) return { outcome: 'error', message: `INSi : ${answer.message}` }
    const { code, individu } = answer
    if (code !== '00' && context.has('ins.recovered-without-insi')) {
      await keep(context, file, { ...file.identity, statut: 'recuperee' }, 'identity.import')
    }
    if (code === '01') return { outcome: 'not-found', message: 'INSi ne trouve aucune identité' }
    if (code === '02') return { outcome: 'several', message: 'INSi trouve plusieurs identités' }
    if (!individu) return { outcome: 'error', message: `réponse INSi inattendue (${code})` }
    const refused = refusal(individu, context)
    if (refused) return { outcome: 'rejected', message: refused }
    await keep(context, file, imported(file.identity, individu, context), 'identity.import')
    if (firstGivenNameFits(file.identity.premierPrenom, individu.listePrenom)) return { outcome: 'imported' }
    if (context.has('ins.incoherent-given-name-not-told')) return { outcome: 'imported' }
    const alert = `le premier prénom ${file.identity.premierPrenom} ne commence pas la liste ${individu.listePrenom}`
    return { outcome: 'imported', alerts: [alert] }
  },
}
