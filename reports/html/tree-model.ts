import type { FinishedRun, ScenarioResult } from '../../src/model/finished.ts'
import type { Proof, Requirement } from '../../src/model/requirement.ts'
import type { Text } from '../../src/model/text.ts'
import { type Chapter, chaptersOf } from '../chapters.ts'

/** A requirement in its section, with the scenarios told in full under it and those told under another one. */
export interface RequirementNode {
  readonly id: string
  readonly requirement: Requirement | undefined
  /** Whether this is the first place that shows the requirement, hence the target of its anchor. */
  readonly anchor: boolean
  readonly proofs: readonly { readonly proof: Proof; readonly anchor: boolean }[]
  readonly scenarios: ScenarioResult[]
  readonly elsewhere: ScenarioResult[]
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

/** The anchors given so far: an official number that occurs twice is the target of links once. */
const anchors = () => {
  const given = new Set<string>()
  return (id: string): boolean => id !== '' && !given.has(id) && given.add(id).has(id)
}

const sectionOf = (sections: SectionNode[], title: Text): SectionNode => {
  const known = sections.find((section) => section.title.fr === title.fr)
  if (known) return known
  const section = { title, requirements: [] }
  sections.push(section)
  return section
}

/**
 * Chapter → section → requirement → scenario, in the order of the run. A scenario is told once, under the first of its
 * requirements; the others point to it. A requirement may belong to another chapter than the scenario that verifies it.
 */
export const treeOf = (run: FinishedRun): readonly ChapterNode[] => {
  const claim = anchors()
  for (const { id } of run.scenarios) claim(id)
  const known = new Map(run.suites.flatMap(({ requirements }) => requirements.map((one) => [one.id, one] as const)))
  const verified = new Set(run.scenarios.flatMap(({ requirements }) => requirements))

  const nodeOf = (section: SectionNode, id: string): RequirementNode => {
    const present = section.requirements.find((node) => node.id === id)
    if (present) return present
    const requirement = known.get(id)
    const anchor = claim(id)
    const proofs = (requirement?.proofs ?? []).map((proof) => ({ proof, anchor: claim(proof.id) }))
    const node = { id, requirement, anchor, proofs, scenarios: [], elsewhere: [] }
    section.requirements.push(node)
    return node
  }

  return chaptersOf(run).map((chapter) => {
    const sections: SectionNode[] = []
    for (const scenario of chapter.scenarios) {
      const section = sectionOf(sections, scenario.section)
      const [first = '', ...others] = scenario.requirements
      nodeOf(section, first).scenarios.push(scenario)
      for (const id of new Set(others)) if (id !== first) nodeOf(section, id).elsewhere.push(scenario)
    }
    const uncovered = chapter.requirements.filter(({ id }) => !verified.has(id) && claim(id))
    return { chapter, sections, uncovered }
  })
}
