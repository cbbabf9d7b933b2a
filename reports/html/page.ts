import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FinishedRun } from '../../src/model/finished.ts'
import type { Lang } from '../../src/model/text.ts'
import { pageHeader } from './header.ts'
import { sprite } from './icon.ts'
import { mailsOf } from './mails.ts'
import { html as markup, trusted } from './markup.ts'
import { script } from './script.ts'
import { summary } from './summary.ts'
import { timeline } from './timeline.ts'
import { toolbar } from './toolbar.ts'
import { tree } from './tree.ts'
import { type View, viewOf } from './view.ts'
import { words } from './words.ts'

const style = ['base', 'summary', 'tree', 'exchange', 'print']
  .map((name) => readFileSync(new URL(`./style/${name}.css`, import.meta.url), 'utf8'))
  .join('')

const allowed = (content: string): string => `'sha256-${createHash('sha256').update(content).digest('base64')}'`

// Nothing may be loaded, and only this style and this script run, whatever a journal contains.
const policy = [
  "default-src 'none'",
  `style-src ${allowed(style)}`,
  `script-src ${allowed(script)}`,
  // Screenshots, which the page holds itself.
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const lifeOfTheRun = (view: View) => {
  const told = new Set(view.run.scenarios.map(({ id }) => id))
  const events = view.run.events.filter(({ scenario }) => scenario === undefined || !told.has(scenario))
  return timeline(events, view.say(words.runJournal), view)
}

/** One self-contained page, to be opened from the disk: no external resource, readable without scripts, printable. */
export const html = async (run: FinishedRun, lang: Lang): Promise<string> => {
  const view = viewOf(run, lang, await mailsOf(run))
  const { say } = view
  const title = `${run.run.product.name} ${run.run.product.version} · ${say(words.report)}`
  const page = markup`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#results">${say(words.skip)}</a>
${sprite}
${pageHeader(view)}
<main>
${summary(view)}
${toolbar(view)}
${tree(view)}
<section class="run-journal"><h2>${say(words.runJournal)}</h2><p class="meta">${say(words.runJournalHint)}</p>${lifeOfTheRun(view)}</section>
</main>
<footer><h2>${say(words.legend)}</h2><p>${say(words.shortened)}</p><p>${say(words.layout)}</p></footer>
<script>${trusted(script)}</script>
</body>
</html>
`
  return String(page)
}
