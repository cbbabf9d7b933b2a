import { type Html, html } from './markup.ts'
import { requirementView, uncoveredView } from './requirement.ts'
import { type ChapterNode, treeOf } from './tree-model.ts'
import type { View } from './view.ts'
import { words } from './words.ts'

const chapterView = ({ chapter, sections, uncovered }: ChapterNode, view: View): Html =>
  html`<section class="chapter" id="chapter-${chapter.id}"><h2>${view.say(chapter.title)}</h2>${sections.map(
    ({ title, requirements }) =>
      html`<section class="section"><h3>${view.say(title)}</h3>${requirements.map((node) => requirementView(node, view))}</section>`,
  )}${uncoveredView(uncovered, view)}</section>`

/** Every requirement of the run, in the order of the requirement document. */
export const tree = (view: View): Html =>
  html`<div id="results" tabindex="-1" aria-label="${view.say(words.results)}" role="region">${treeOf(view.run).map(
    (chapter) => chapterView(chapter, view),
  )}<p id="none-shown" hidden>${view.say(words.noneShown)}</p></div>`
