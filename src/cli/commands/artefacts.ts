import type { PackageProblem } from '../../documents/package/inventory.ts'
import type { PackageManifest } from '../../documents/package/manifest.ts'
import { register, registeredIn } from '../../documents/package/registry.ts'
import { BancError } from '../../model/errors.ts'
import { type Lang, say, type Text } from '../../model/text.ts'
import { print, printJson, table } from '../output.ts'
import { packagesFolder } from '../packages.ts'

interface Options {
  readonly format?: string
  readonly lang?: Lang
}

export interface ArtefactsOptions extends Options {
  readonly overlay?: string
  readonly packageVersion?: string
}

const kinds: Readonly<Record<PackageProblem['kind'], Text>> = {
  missing: { fr: 'manque', en: 'missing' },
  'other-case': { fr: 'autre casse', en: 'other case' },
  'not-xml': { fr: 'pas du XML', en: 'not XML' },
  outside: { fr: 'hors du paquet', en: 'outside' },
  refused: { fr: 'refusé', en: 'refused' },
  'not-applied': { fr: 'jamais appliqué', en: 'never applied' },
}

/** Some files are asked for by all rule sets of a volet. */
const mostAskers = 3

const problemLines = ({ kind, path, detail, askedBy }: PackageProblem, lang: Lang): readonly string[] => {
  const askers = askedBy.slice(0, mostAskers).join(', ')
  const more = askedBy.length > mostAskers ? ` … (${askedBy.length})` : ''
  return [
    `  ${say(kinds[kind], lang)} : ${path}${detail ? ` (${say(detail, lang)})` : ''}`,
    ...(askers === '' ? [] : [`      ${lang === 'fr' ? 'demandé par' : 'asked for by'} ${askers}${more}`]),
  ]
}

const counts = ({ files, overlay, problems }: PackageManifest, lang: Lang): string => {
  const [all, over] = [Object.keys(files).length, Object.keys(overlay).length]
  const unused = problems.filter(({ kind }) => kind === 'not-applied').length
  const lacks = problems.length - unused
  return lang === 'fr'
    ? `${all} fichiers, ${over} de surcouche ; ${lacks} demandes sans réponse${unused > 0 ? ` ; ${unused} jeux jamais appliqués` : ''}`
    : `${all} files, ${over} in the overlay; ${lacks} requests without an answer${unused > 0 ? `; ${unused} rule sets never applied` : ''}`
}

const described = (manifest: PackageManifest, lang: Lang): readonly string[] => {
  const { id, name, version, origin, problems } = manifest
  const words =
    lang === 'fr'
      ? { id: 'empreinte', version: 'version', from: 'provenance', files: 'contenu' }
      : { id: 'fingerprint', version: 'version', from: 'origin', files: 'contents' }
  const from = [origin.path, origin.sha256 && `sha256 ${origin.sha256}`, origin.overlay && `+ ${origin.overlay}`]
  const rows = [
    [words.id, id],
    [words.version, version],
    [words.from, from.filter(Boolean).join(' ')],
    [words.files, counts(manifest, lang)],
  ]
  return [name, ...table(rows), ...problems.flatMap((problem) => problemLines(problem, lang))]
}

/** Registers a package of the ANS, and names what is missing in it. */
const add = async (
  path: string,
  { overlay, packageVersion, format, lang = 'fr' }: ArtefactsOptions,
): Promise<number> => {
  const now = new Date().toISOString()
  const manifest = await register(packagesFolder(), { path, overlay, version: packageVersion, now })
  if (format === 'json') printJson(manifest)
  else print(...described(manifest, lang))
  return 0
}

/** Lists the registered packages; `validate` takes the last one unless told. */
const list = ({ format, lang = 'fr' }: Options): number => {
  const known = registeredIn(packagesFolder())
  if (format === 'json') printJson(known)
  else if (known.length === 0) {
    print(
      lang === 'fr' ? 'Aucun paquet : « artefacts add <dossier|zip> ».' : 'No package: "artefacts add <folder|zip>".',
    )
  } else {
    print(
      ...table(
        known.map((manifest) => [
          manifest.id.slice(0, 12),
          manifest.name,
          manifest.version,
          manifest.registeredAt,
          counts(manifest, lang),
        ]),
      ),
    )
  }
  return 0
}

const nothingToAdd = (): BancError =>
  new BancError({
    code: 'BANC-USAGE',
    what: { fr: 'Il manque le paquet.', en: 'The package is missing.' },
    todo: { fr: 'Écrivez « artefacts add <dossier|zip> ».', en: 'Write "artefacts add <folder|zip>".' },
  })

/** `artefacts add <folder|zip>` and `artefacts list`. @throws BancError BANC-ARTEFACTS-FOLDER, BANC-ARTEFACTS-ZIP, BANC-USAGE */
export const artefacts = async (
  action: 'add' | 'list',
  path: string | undefined,
  options: ArtefactsOptions,
): Promise<number> => {
  if (action === 'list') return list(options)
  if (path === undefined) throw nothingToAdd()
  return add(path, options)
}
