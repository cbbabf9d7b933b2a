import type { Drive } from '../../../src/run/scenario.ts'

/** The label that integrators put on the button, as in the official image (supplement 1.5). */
export const buttonLabel = "S'identifier avec Pro Santé Connect"

/** Only the bench's own authentication page says this. */
const choiceOfProfessional = 'Professionnel de test'

const plain = (text: string): string => text.replace(/[’‘]/g, "'").toLowerCase()

const shows = (text: string, label: string): boolean => plain(text).includes(plain(label))

/** Whether a page is the bench's Pro Santé Connect, where the professional chooses who they are. */
export const showsProSanteConnect = (text: string): boolean => shows(text, choiceOfProfessional)

/**
 * Goes to the product's login page and through its Pro Santé Connect button, as far as the product lets it. When a page
 * is not the expected one it stops there without a word: what was shown is recorded, and the checks judge it.
 * @returns whether Pro Santé Connect's page stands before the user
 */
export const reachProSanteConnect = async ({ pilot, browse }: Drive): Promise<boolean> => {
  const { loginUrl } = await pilot('session.login', { mode: 'web' })
  const login = await browse({ open: loginUrl })
  if (!shows(login.text, buttonLabel)) return false
  const next = await browse({ click: buttonLabel })
  return showsProSanteConnect(next.text)
}

/** Logs a test professional in. Sessions are listed before and after: what was opened is the difference. */
export const logIn = async (bench: Drive, nationalId: string): Promise<{ readonly opened: boolean }> => {
  await bench.pilot('session.list', {})
  const reached = await reachProSanteConnect(bench)
  if (reached) await bench.browse({ submit: { professionnel: nationalId, decision: 'accepter' } })
  const { sessions } = await bench.pilot('session.list', {})
  return { opened: sessions.some((session) => session.nationalId === nationalId) }
}
