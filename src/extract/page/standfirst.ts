import type { Verdict } from './body.ts'
import type { Found } from './metadata.ts'
import type { PageRules } from './rules.ts'
import { sameText } from './text.ts'
import type { Element } from './tree.ts'

/** Rules that a standfirst may have been left out by: it stands apart from the text, but in no list of stories. */
const FORGIVEN = new Set(['outside', 'fragment'])
/** A standfirst is a few sentences at most. In characters. */
const LONGEST = 1500
const SHORTEST = 25

/**
 * Finds the standfirst (chapô) and takes it out of the paragraphs: the text before the first paragraph that is named as one,
 * or that the page's own description repeats.
 */
export function takeStandfirst(verdicts: readonly Verdict[], rules: PageRules, descriptions: readonly string[], titles: readonly string[]): { standfirst: Found<string> | null; verdicts: Verdict[] } {
  const body = verdicts.findIndex(({ rule, block }) => rule === null && block.kind !== 'subhead')
  const heading = verdicts.findLastIndex(({ block }, at) => (body < 0 || at < body) && block.element.name === 'h1')
  const from = heading >= 0 ? Math.max(0, heading - 3) : Math.max(0, body - 12)
  const candidates = verdicts.map((verdict, at) => ({ ...verdict, at })).slice(from, body < 0 ? from : body + 2)
    .filter(({ block, rule }) => (rule === null || FORGIVEN.has(rule)) && block.text.length >= SHORTEST && block.text.length <= LONGEST && block.linked * 2 < block.text.length && block.element.name !== 'h1' && !titles.some(title => sameText(title, block.text)))
  const described = candidates.find(({ block }) => descriptions.some(description => sameText(description, block.text)))
  const named = candidates.find(({ block, rule, at }) => (rule === null ? at <= body : true) && isNamed(block.element, rules))
  const chosen = named ?? described
  if (!chosen) return { standfirst: null, verdicts: [...verdicts] }
  const result = [...verdicts]
  result[chosen.at] = { block: chosen.block, rule: 'standfirst' }
  return { standfirst: { value: chosen.block.text, where: chosen === named ? 'class' : 'description' }, verdicts: result }
}

function isNamed(element: Element, rules: PageRules): boolean {
  for (let above: Element | null = element, level = 0; above && level < 3; above = above.parent, level++) if (rules.isStandfirst(above)) return true
  return false
}
