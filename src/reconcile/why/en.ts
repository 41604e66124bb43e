import type { Gist, SideGist } from './gist.ts'

/** A relation as an English sentence that could be printed. */
export const english = (gist: Gist): string =>
  `${gist.question}${gist.scope === null ? '' : ` (${gist.scope})`}: ${sentence(gist)}.${reserve(gist)}`

function sentence(gist: Gist): string {
  const { a, b } = gist
  switch (gist.ground) {
    case 'same':
    case 'compatible': return agreement(gist)
    case 'finer':
      if (a.denied) return `${said(a)}; ${said(b)}, which includes it`
      return `${said(a)}, which is more precise than the answer of ${b.carriers}, ${b.answer}${shareNote(gist)}`
    case 'opposed': return `${opposition(gist)}${shareNote(gist)}`
    case 'part_exceeds_whole':
      return `${said(a)} for ${a.scope}, ${said(b)} for ${b.scope}; ${gist.part!.part} would count more than ${gist.part!.whole}, which cannot be${shareNote(gist)}`
    case 'apart':
      return a.isCategory ? `${said(a)} for ${a.scope}, ${said(b)} for ${b.scope}; they do not speak of the same thing and do not contradict each other`
        : `${a.answer} is said of ${a.scope}, ${b.answer} of ${b.scope}; they do not speak of the same thing and do not contradict each other`
    case 'contrast': return `${said(a)}, ${said(b)}; ${gist.contrast ?? 'both may be true'}, without contradiction`
    case 'changed': return change(gist)
  }
}

/** "The Example gives 33 million", "The Example and The Evening rule out “e-mail address”". */
const said = (side: SideGist): string => `${side.carriers} ${verb(side, side.plural)} ${side.answer}`

function verb({ denied, isCategory }: SideGist, plural: boolean): string {
  if (denied) return plural ? 'rule out' : 'rules out'
  return `${isCategory ? 'mention' : 'give'}${plural ? '' : 's'}`
}

function agreement({ a, b, relation, part }: Gist): string {
  const holds = part ? `; what is said of ${part.whole} holds for ${part.part}` : ''
  if (relation === 'differs_in_certainty') {
    const [sure, unsure] = a.hedged ? [b, a] : [a, b]
    const other = sure.answer === unsure.answer ? '' : ` ${unsure.answer}`
    return `${said(sure)} without reserve, ${unsure.carriers}${other} with reserve${holds}`
  }
  if (a.answer === b.answer) return `${a.carriers} as well as ${b.carriers} ${verb(a, true)} ${a.answer}${holds}`
  return `${said(a)}, ${said(b)}; the two are compatible${holds}`
}

function opposition({ a, b, scope, possible }: Gist): string {
  const [about, other] = scope === null ? [` for ${a.scope}`, ` for ${b.scope}`] : ['', '']
  return `${said(a)}${about}, ${said(b)}${other}; ${possible ? 'they seem to exclude each other' : 'they cannot both be true'}`
}

const shareNote = ({ share }: Gist): string => (share ? ` (${share.percent} of ${share.base} is ${share.count}; source: ${share.source})` : '')

function change({ a, b, change: told }: Gist): string {
  const { by, who, before, after } = told!
  const [from, to] = [before ? ` (${before})` : '', after ? ` (${after})` : '']
  if (by === 'speaker') {
    const [first, then] = [b, a].map(({ denied, answer }) => (denied ? `ruled out ${answer}` : `gave ${answer}`))
    return `${who} first ${first}${from}, then ${then}${to}; the later answer replaces the earlier`
  }
  const [older, newer] = [b, a].map(({ denied, answer }) => `${denied ? 'no ' : ''}${answer}`)
  return `${who} updated its article: ${older}${from} became ${newer}${to}`
}

/** What makes it possible and no more. */
function reserve({ possible, relation, unstated, a, b }: Gist): string {
  if (!possible) return ''
  const unsure = a.hedged ? a : b
  const reasons = [
    ...(unstated === null ? [] : [`${unstated.who} ${unstated.plural ? 'do' : 'does'} not say of whom`]),
    ...(a.hedged || b.hedged ? [a.hedged && b.hedged ? 'both answers are given with reserve' : `${unsure.carriers} ${unsure.plural ? 'say' : 'says'} so with reserve`] : []),
  ]
  const what = relation === 'contradicts' ? 'The contradiction is only possible' : 'To be taken with care'
  return reasons.length === 0 ? ` ${what}.` : ` ${what}: ${reasons.join(' and ')}.`
}
