import { BancError } from '../model/errors.ts'

/** An expression or construct of a schema that cannot be compiled. */
export interface Refusal {
  readonly file: string
  readonly line: number
  /** The expression as written, or the element that is refused. */
  readonly expression: string
  readonly reason: string
}

const first = (refusal: Refusal): string =>
  `${refusal.file}:${refusal.line} « ${refusal.expression} » : ${refusal.reason}`

/**
 * A rule set that is not judged with because a part of it cannot be compiled: nothing is skipped in silence. Code
 * BANC-SCH-REFUSED.
 */
export class RuleSetRefused extends BancError {
  readonly refusals: readonly Refusal[]

  constructor(path: string, refusals: readonly Refusal[]) {
    const [one] = refusals
    const example = one === undefined ? '' : first(one)
    super({
      code: 'BANC-SCH-REFUSED',
      what: {
        fr: `Le jeu de règles ${path} contient ${refusals.length} expression(s) que le moteur ne sait pas évaluer, dont ${example}.`,
        en: `The rule set ${path} has ${refusals.length} expression(s) that the engine cannot evaluate, among them ${example}.`,
      },
      where: path,
      todo: {
        fr: 'Corrigez le paquet d’artefacts, ou fournissez le fichier corrigé par --overlay.',
        en: 'Correct the artefact package, or give the corrected file with --overlay.',
      },
    })
    this.name = 'RuleSetRefused'
    this.refusals = refusals
  }
}

/** A schema file that is missing or is not XML. Code BANC-SCH-FILE. */
export const schemaFileProblem = (path: string, why: { readonly fr: string; readonly en: string }): BancError =>
  new BancError({
    code: 'BANC-SCH-FILE',
    what: why,
    where: path,
    todo: {
      fr: 'Vérifiez le dossier donné par --artefacts.',
      en: 'Check the folder given with --artefacts.',
    },
  })
