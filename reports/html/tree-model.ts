import type { ScenarioResult } from '../../src/model/finished.ts'
import type { Requirement } from '../../src/model/requirement.ts'
import type { Text } from '../../src/model/text.ts'
import type { Chapter } from '../chapters.ts'

/** A requirement in its section, with the scenarios told in full under it and those told under another one. */
export interface RequirementNode {
  readonly id: string
  readonly requirement: Requirement | undefined
  readonly scenarios: ScenarioResult[]
  readonly elsewhere: ScenarioResult[]
  /** Whether this is the first place that shows the requirement, hence the target of its anchor. */
  readonly anchor: boolean
}

export interface SectionNode {
  readonly title: Text
  readonly requirements: RequirementNode[]
}

export interface ChapterNode {
  readonly chapter: Chapter
  readonly sections: readonly SectionNode[]
  /** Requirements of the chapter that no scenario of this run verifies. */
  readonly uncovered: readonly Requirement[]
}

/** Chapter → section → requirement → scenario, in the order of the run. A scenario is told once, under its first requirement. */
export const treeOf = (chapter: Chapter): ChapterNode => {
  const known = new Map(chapter.requirements.map((requirement) => [requirement.id, requirement]))
  const sections: SectionNode[] = []
  const anchored = new Set<string>()
  for (const scenario of chapter.scenarios) {
    let section = sections.find(({ title }) => title.fr === scenario.section.fr)
    if (!section) {
      section = { title: scenario.section, requirements: [] }
      sections.push(section)
    }
    const ids = scenario.requirements.length === 0 ? [''] : scenario.requirements
    ids.forEach((id, index) => {
      let node = section.requirements.find((one) => one.id === id)
      if (!node) {
        node = { id, requirement: known.get(id), scenarios: [], elsewhere: [], anchor: !anchored.has(id) }
        section.requirements.push(node)
        anchored.add(id)
      }
      ;(index === 0 ? node.scenarios : node.elsewhere).push(scenario)
    })
  }
  return { chapter, sections, uncovered: [...known.values()].filter(({ id }) => !anchored.has(id)) }
}
