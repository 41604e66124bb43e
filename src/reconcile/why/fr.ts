import type { Gist, SideGist } from './gist.ts'

/** A relation as a French sentence that could be printed. */
export function french(gist: Gist): string {
  return `${gist.question}${gist.scope === null ? '' : ` (${gist.scope})`}\u00a0: ${sentence(gist)}.${reserve(gist)}`
}

function sentence(gist: Gist): string {
  const { a, b, ground, part, share, scope } = gist
  const [sideA, sideB] = scope === null ? [`${a.answer} pour ${a.scope}`, `${b.answer} pour ${b.scope}`] : [a.answer, b.answer]
  switch (ground) {
    case 'same':
    case 'compatible': return agreement(gist)
    case 'finer':
      if (share) return `${a.answer} selon ${a.carriers} précise ${b.answer} selon ${b.carriers} (${b.answer} de ${share.base} d’habitants ou de personnes, soit ${share.count}\u00a0; source\u00a0: ${share.source})`
      return a.denied ? `${cite(a)} et ${cite(b)}\u00a0; le premier est un cas particulier du second` : `${a.answer} selon ${a.carriers} précise ${b.answer} selon ${b.carriers}`
    case 'opposed':
      if (a.category !== null && b.category !== null) return opposedCategories(gist)
      return `${sideA} selon ${a.carriers}, ${sideB} selon ${b.carriers}\u00a0; les deux ne peuvent pas être vrais${share ? ` (${share.count} pour la part annoncée, sur ${share.base}\u00a0; source\u00a0: ${share.source})` : ''}`
    case 'part_exceeds_whole':
      return `${sideA} selon ${a.carriers}, ${sideB} selon ${b.carriers}\u00a0; ${part!.part} compterait à lui seul plus que ${part!.whole}`
    case 'apart': return `${a.answer} concerne ${a.scope}, ${b.answer} concerne ${b.scope}\u00a0; ce n’est pas une contradiction`
    case 'contrast': return `${cite(a)}, ${cite(b)}\u00a0; ${gist.contrast ?? 'les deux peuvent être vrais'}, ce n’est pas une contradiction`
    case 'changed': return change(gist)
  }
}

const cite = (side: SideGist): string => `${side.answer} selon ${side.carriers}`

function agreement({ a, b, relation, part, ground }: Gist): string {
  const holds = part ? `\u00a0; ce qui est dit de ${part.whole} vaut pour ${part.part}` : ''
  if (relation === 'differs_in_certainty') {
    const [sure, unsure] = a.hedged ? [b, a] : [a, b]
    return `${sure.answer} sans réserve selon ${sure.carriers}, ${sure.answer === unsure.answer ? '' : `${unsure.answer} `}avec réserve selon ${unsure.carriers}${holds}`
  }
  if (ground === 'same' && a.answer === b.answer) return `${a.carriers} et ${b.carriers} disent la même chose (${a.answer})${holds}`
  return `${cite(a)} et ${cite(b)} sont compatibles${holds}`
}

function opposedCategories({ a, b }: Gist): string {
  const [said, denied] = a.denied ? [b, a] : [a, b]
  const about = a.scope === b.scope ? ['', ''] : [` pour ${said.scope}`, ` pour ${denied.scope}`]
  const object = said.category === denied.category && about[0] === about[1] ? '' : `${denied.category}${about[1]} `
  return `${said.category}${about[0]} est affirmé par ${said.carriers}, ${object ? `${object}est démenti` : 'et démenti'} par ${denied.carriers}`
}

function change({ a, b, change: told }: Gist): string {
  const { by, who, before, after } = told!
  const [from, to] = [before ? ` (${before})` : '', after ? ` (${after})` : '']
  if (by === 'speaker') return `${who} a d’abord donné ${b.answer}${from}, puis ${a.answer}${to}\u00a0; la réponse la plus récente remplace la première`
  return `${who} a mis son article à jour\u00a0: ${b.answer}${from} y est devenu ${a.answer}${to}`
}

/** What makes it possible and no more. */
function reserve({ possible, relation, unstated, a, b }: Gist): string {
  if (!possible) return ''
  const reasons = [
    unstated === null ? null : `${unstated} ne précise pas de qui il s’agit`,
    relation === 'contradicts' && (a.hedged || b.hedged) ? `${a.hedged && b.hedged ? 'les deux sont donnés' : `${a.hedged ? a.answer : b.answer} est donné`} avec réserve` : null,
    relation === 'refines' ? 'l’un des deux est donné avec réserve' : null,
  ].filter(reason => reason !== null)
  const what = relation === 'contradicts' ? 'Contradiction possible seulement' : 'À prendre avec prudence'
  return reasons.length === 0 ? ` ${what}.` : ` ${what}\u00a0: ${reasons.join(' et ')}.`
}
