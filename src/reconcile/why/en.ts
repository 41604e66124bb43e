import type { Gist, SideGist } from './gist.ts'

/** A relation as an English sentence that could be printed. */
export function english(gist: Gist): string {
  return `${gist.question}${gist.scope === null ? '' : ` (${gist.scope})`}: ${sentence(gist)}.${reserve(gist)}`
}

function sentence(gist: Gist): string {
  const { a, b, ground, part, share, scope } = gist
  const [sideA, sideB] = scope === null ? [`${a.answer} for ${a.scope}`, `${b.answer} for ${b.scope}`] : [a.answer, b.answer]
  switch (ground) {
    case 'same':
    case 'compatible': return agreement(gist)
    case 'finer':
      if (share) return `${cite(a)} is more precise than ${cite(b)} (that share of ${share.base} people is ${share.count}; source: ${share.source})`
      return a.denied ? `${cite(a)} and ${cite(b)}; the first is a case of the second` : `${cite(a)} is more precise than ${cite(b)}`
    case 'opposed':
      if (a.category !== null && b.category !== null) return opposedCategories(gist)
      return `${sideA} according to ${a.carriers}, ${sideB} according to ${b.carriers}; they cannot both be true${share ? ` (the share of ${share.base} is ${share.count}; source: ${share.source})` : ''}`
    case 'part_exceeds_whole':
      return `${sideA} according to ${a.carriers}, ${sideB} according to ${b.carriers}; ${part!.part} alone would count more than ${part!.whole}`
    case 'apart': return `${a.answer} is about ${a.scope}, ${b.answer} about ${b.scope}; this is no contradiction`
    case 'contrast': return `${cite(a)}, ${cite(b)}; ${gist.contrast ?? 'both may be true'}, which is no contradiction`
    case 'changed': return change(gist)
  }
}

const cite = (side: SideGist): string => `${side.answer} according to ${side.carriers}`

function agreement({ a, b, relation, part, ground }: Gist): string {
  const holds = part ? `; what is said of ${part.whole} holds for ${part.part}` : ''
  if (relation === 'differs_in_certainty') {
    const [sure, unsure] = a.hedged ? [b, a] : [a, b]
    return `${sure.answer} without reserve according to ${sure.carriers}, ${sure.answer === unsure.answer ? '' : `${unsure.answer} `}with reserve according to ${unsure.carriers}${holds}`
  }
  if (ground === 'same' && a.answer === b.answer) return `${a.carriers} and ${b.carriers} say the same (${a.answer})${holds}`
  return `${cite(a)} and ${cite(b)} are compatible${holds}`
}

function opposedCategories({ a, b }: Gist): string {
  const [said, denied] = a.denied ? [b, a] : [a, b]
  const about = a.scope === b.scope ? ['', ''] : [` for ${said.scope}`, ` for ${denied.scope}`]
  const object = said.category === denied.category && about[0] === about[1] ? '' : `${denied.category}${about[1]} `
  return `${said.category}${about[0]} is affirmed by ${said.carriers}, ${object ? `${object}is denied` : 'and denied'} by ${denied.carriers}`
}

function change({ a, b, change: told }: Gist): string {
  const { by, who, before, after } = told!
  const [from, to] = [before ? ` (${before})` : '', after ? ` (${after})` : '']
  if (by === 'speaker') return `${who} first gave ${b.answer}${from}, then ${a.answer}${to}; the later answer replaces the earlier`
  return `${who} updated its article: ${b.answer}${from} became ${a.answer}${to}`
}

/** What makes it possible and no more. */
function reserve({ possible, relation, unstated, a, b }: Gist): string {
  if (!possible) return ''
  const reasons = [
    unstated === null ? null : `${unstated} does not say of whom`,
    relation === 'contradicts' && (a.hedged || b.hedged) ? `${a.hedged && b.hedged ? 'both are given' : `${a.hedged ? a.answer : b.answer} is given`} with reserve` : null,
    relation === 'refines' ? 'one of the two is given with reserve' : null,
  ].filter(reason => reason !== null)
  const what = relation === 'contradicts' ? 'A possible contradiction only' : 'To be taken with care'
  return reasons.length === 0 ? ` ${what}.` : ` ${what}: ${reasons.join(' and ')}.`
}
