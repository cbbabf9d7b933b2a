import { correctionLine } from '../../src/model/correction.ts'
import type { Requirement } from '../../src/model/requirement.ts'
import { verdictWords } from '../verdict-words.ts'
import { dispositionWords, proofWords } from './event-words.ts'
import { type Html, html } from './markup.ts'
import { scenarioView } from './scenario.ts'
import type { RequirementNode } from './tree-model.ts'
import type { View } from './view.ts'
import { words } from './words.ts'

const heading = (node: RequirementNode, view: View): Html | undefined => {
  if (node.id === '') return undefined
  const { requirement } = node
  if (requirement === undefined) return html`<h4><span class="num">${node.id}</span></h4>`
  const kind = `${requirement.modality} · ${requirement.profil}`
  return html`<h4><span class="num">${node.id}</span> ${view.say(requirement.title)} <span class="modality">${kind}</span></h4>`
}

/** A row that a later official answer changed says so, with its date and source. */
const corrected = (requirement: Requirement | undefined, { say }: View): Html | undefined => {
  if (requirement?.correctedBy === undefined) return undefined
  const line = say(correctionLine(requirement.correctedBy))
  return html`<p class="corrected"><strong>${line}</strong> ${say(requirement.correctedBy.what)}</p>`
}

const proofs = ({ proofs }: RequirementNode, view: View): Html | undefined => {
  if (proofs.length === 0) return undefined
  return html`<p class="proofs">${view.say(words.proofs)} ${proofs.map(
    ({ proof: { id, kind }, anchor }) =>
      html`<span class="proof"${anchor ? html` id="${id}"` : ''}><span class="num">${id}</span> ${view.say(proofWords[kind])}</span> `,
  )}</p>`
}

const elsewhere = (node: RequirementNode, view: View): Html | undefined => {
  if (node.elsewhere.length === 0) return undefined
  return html`<p class="elsewhere">${view.say(node.scenarios.length === 0 ? words.verifiedBy : words.seeScenario)} ${node.elsewhere.map(
    ({ id, verdict }) => html`<a href="#${id}">${id}</a> (${view.say(verdictWords[verdict].name)}) `,
  )}</p>`
}

/** A requirement with the scenarios that verify it. */
export const requirementView = (node: RequirementNode, view: View): Html =>
  html`<section class="requirement"${node.anchor ? html` id="${node.id}"` : ''}>${heading(node, view)}${corrected(node.requirement, view)}${proofs(
    node,
    view,
  )}${elsewhere(node, view)}${node.scenarios.map((scenario) => scenarioView(scenario, view))}</section>`

/** The requirements that this run drives no scenario for, and how each is covered instead. */
export const uncoveredView = (requirements: readonly Requirement[], view: View): Html | undefined => {
  if (requirements.length === 0) return undefined
  const { say } = view
  return html`<details class="uncovered"><summary>${say(words.uncovered)} <span class="meta">(${requirements.length})</span></summary><div class="scroll"><table class="list"><thead><tr><th scope="col">${say(words.requirement)}</th><th scope="col">${say(words.disposition)}</th><th scope="col">${say(words.reason)}</th></tr></thead><tbody>${requirements.map(
    (requirement) =>
      html`<tr id="${requirement.id}"><td><span class="num">${requirement.id}</span> ${say(requirement.title)}</td><td>${say(dispositionWords[requirement.disposition])}</td><td>${say(requirement.reason)}${corrected(requirement, view)}</td></tr>`,
  )}</tbody></table></div></details>`
}
