import { litterRule } from './body.ts'
import type { Verdict } from './body.ts'
import type { Found } from './metadata.ts'
import type { PageRules } from './rules.ts'
import { sameText } from './text.ts'
import type { Element } from './tree.ts'

/** Rules that a standfirst may have been left out by: it stands apart from the text, but in no list of stories. */
const FORGIVEN = new Set(['outside', 'fragment', 'before the title'])
/** A standfirst is a few sentences at most. In characters. */
const LONGEST = 1500
const SHORTEST = 25

/**
 * Finds the standfirst (chapô) and takes it out of the paragraphs: the text before the first paragraph that is named as one,
 * or that the page's own description repeats. Where it has several paragraphs, the others stay as the article's first.
 */
export function takeStandfirst(verdicts: readonly Verdict[], rules: PageRules, descriptions: readonly string[], titles: readonly string[]): { standfirst: Found<string> | null; verdicts: Verdict[] } {
  const result = [...verdicts]
  const body = verdicts.findIndex(({ rule, block }) => rule === null && block.kind !== 'subhead')
  const heading = verdicts.findLastIndex(({ block }, at) => (body < 0 || at < body) && block.inTitle)
  const from = heading >= 0 ? Math.max(0, heading - 3) : Math.max(0, body - 12)
  const candidates = verdicts.slice(from, body < 0 ? from : body + 2).map((verdict, offset) => ({ ...verdict, at: from + offset }))
    .filter(({ block }) => block.text.length >= SHORTEST && block.text.length <= LONGEST && block.linked * 2 < block.text.length && !block.inTitle && litterRule(block.text, rules.litter, () => {}) === null && !titles.some(title => sameText(title, block.text)))
  const described = candidates.find(({ block }) => descriptions.some(description => sameText(description, block.text)))
  const named = candidates.filter(({ block, rule, at }) => (rule === null ? at <= body : FORGIVEN.has(rule)) && isNamed(block.element, rules))
  const groups = grouped(named)
  const chosen = groups.find(group => described && group.some(({ at }) => at === described.at)) ?? longest(groups) ?? (described ? [described] : boldOpening(verdicts, body))
  for (const { at, block } of chosen) result[at] = { block, rule: at === chosen[0]!.at ? 'standfirst' : null }
  const first = chosen[0]
  return { standfirst: first ? { value: first.block.text, where: named.includes(first) ? 'class' : first === described ? 'description' : 'bold' } : null, verdicts: result }
}

type Candidate = Verdict & { readonly at: number }

/** A first paragraph that is bold throughout, before one that is not. */
function boldOpening(verdicts: readonly Verdict[], body: number): Candidate[] {
  const opening = verdicts[body]
  const next = verdicts.slice(body + 1).find(({ rule }) => rule === null)
  if (!opening || !next || next.block.bold > 0 || opening.block.bold < opening.block.text.length - 2 || opening.block.text.length < SHORTEST) return []
  return [{ ...opening, at: body }]
}

/** Those that stand side by side under one name. */
function grouped(candidates: readonly Candidate[]): Candidate[][] {
  const groups: Candidate[][] = []
  const nameOf = ({ block: { element } }: Candidate): string => `${element.name} ${element.attributes.get('class') ?? ''}`
  for (const candidate of candidates) {
    const group = groups.find(([first]) => first!.block.element.parent === candidate.block.element.parent && nameOf(first!) === nameOf(candidate))
    if (group) group.push(candidate)
    else groups.push([candidate])
  }
  return groups
}

const longest = (groups: readonly Candidate[][]): Candidate[] | undefined => {
  const length = (group: readonly Candidate[]): number => group.reduce((total, { block }) => total + block.text.length, 0)
  return groups.reduce<Candidate[] | undefined>((best, group) => (best === undefined || length(group) > length(best) ? group : best), undefined)
}

function isNamed(element: Element, rules: PageRules): boolean {
  for (let above: Element | null = element, level = 0; above && level < 3; above = above.parent, level++) if (rules.isStandfirst(above)) return true
  return false
}
