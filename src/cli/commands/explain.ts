import { explain as explanationsOf } from '../../bench/explain/explain.ts'
import { type Explanation, kinds, type Told } from '../../bench/explain/explanation.ts'
import { type Lang, say, type Text } from '../../model/text.ts'
import { print, printJson, table } from '../output.ts'

export interface ExplainOptions {
  readonly format?: string
  readonly lang?: Lang
}

const inWords = (values: Told['values'], lang: Lang): readonly string[] =>
  values.map((value) => (typeof value === 'string' ? value : say(value, lang)))

const asData = ({ kind, id, title, told, files }: Explanation, lang: Lang) => ({
  kind,
  id,
  title: say(title, lang),
  ...Object.fromEntries(told.map(({ name, values }) => [name, inWords(values, lang)])),
  files,
})

const fileLabel: Text = { fr: 'fichier', en: 'file' }

/** A line for each thing that is told; what there is none of is not told. */
const asText = ({ kind, id, title, told, files }: Explanation, lang: Lang): readonly string[] => {
  const all = [...told, { label: fileLabel, values: files }].filter(({ values }) => values.length > 0)
  const rows = all.flatMap(({ label, values }) =>
    inWords(values, lang).map((value, index) => [`  ${index === 0 ? say(label, lang) : ''}`, value]),
  )
  return [`${id} — ${say(kinds[kind], lang)}`, say(title, lang), ...table(rows)]
}

/** What an id is, its source, who verifies it, what kills it, and its file. @throws BancError BANC-UNKNOWN-ID */
export const explain = (id: string, { format, lang = 'fr' }: ExplainOptions): number => {
  const found = explanationsOf(id)
  if (format === 'json') printJson(found.map((one) => asData(one, lang)))
  else print(...found.flatMap((one, index) => [...(index > 0 ? [''] : []), ...asText(one, lang)]))
  return 0
}
