import type { Gist, SideGist } from './gist.ts'

/** A relation as a French sentence that could be printed. */
export const french = (gist: Gist): string =>
  `${gist.question}${gist.scope === null ? '' : ` (${gist.scope})`}\u00a0: ${sentence(gist)}.${reserve(gist)}`

function sentence(gist: Gist): string {
  const { a, b } = gist
  switch (gist.ground) {
    case 'same':
    case 'compatible': return agreement(gist)
    case 'finer':
      if (a.denied) return `${said(a)}\u00a0; ${said(b)}, ce qui le comprend`
      return `${said(a)}, ce qui précise la réponse ${de(b.carriers)}, ${b.answer}${shareNote(gist)}`
    case 'opposed': return `${opposition(gist)}${shareNote(gist)}`
    case 'part_exceeds_whole':
      return `${said(a)} pour ${a.scope}, ${said(b)} pour ${b.scope}\u00a0; ${gist.part!.part} compterait ainsi plus que ${gist.part!.whole}, ce qui ne se peut${shareNote(gist)}`
    case 'apart':
      return a.isCategory ? `${said(a)} pour ${a.scope}, ${said(b)} pour ${b.scope}\u00a0; ils ne parlent pas de la même chose et ne se contredisent pas`
        : `${a.answer} vaut pour ${a.scope}, ${b.answer} pour ${b.scope}\u00a0; ils ne parlent pas de la même chose et ne se contredisent pas`
    case 'contrast': return `${said(a)}, ${said(b)}\u00a0; ${gist.contrast ?? 'les deux peuvent être vrais'}, sans contradiction`
    case 'changed': return change(gist)
  }
}

/** «L’Exemple indique 33 millions», «L’Exemple et Le Soir écartent « adresse e-mail »». */
const said = (side: SideGist): string => `${side.carriers} ${verb(side, side.plural)} ${side.answer}`

function verb({ denied, isCategory }: SideGist, plural: boolean): string {
  if (denied) return plural ? 'écartent' : 'écarte'
  return `${isCategory ? 'mentionne' : 'indique'}${plural ? 'nt' : ''}`
}

const de = (words: string): string => (/^[aeiouyàâéèêëîïôûh]/i.test(words) ? `d’${words}` : `de ${words}`)

function agreement({ a, b, relation, part }: Gist): string {
  const holds = part ? `\u00a0; ce qui est dit ${de(part.whole)} vaut pour ${part.part}` : ''
  if (relation === 'differs_in_certainty') {
    const [sure, unsure] = a.hedged ? [b, a] : [a, b]
    const other = sure.answer === unsure.answer ? '' : ` ${unsure.answer}`
    return `${said(sure)} sans réserve, ${unsure.carriers}${other} avec réserve${holds}`
  }
  if (a.answer === b.answer) return `${a.carriers} comme ${b.carriers} ${verb(a, true)} ${a.answer}${holds}`
  return `${said(a)}, ${said(b)}\u00a0; les deux sont compatibles${holds}`
}

function opposition({ a, b, scope, possible }: Gist): string {
  const [about, other] = scope === null ? [` pour ${a.scope}`, ` pour ${b.scope}`] : ['', '']
  return `${said(a)}${about}, ${said(b)}${other}\u00a0; ${possible ? 'les deux semblent s’exclure' : 'les deux ne peuvent pas être vrais'}`
}

const shareNote = ({ share }: Gist): string =>
  share ? ` (${share.percent} de ${share.base}, soit ${share.count}\u00a0; source\u00a0: ${share.source})` : ''

function change({ a, b, change: told }: Gist): string {
  const { by, who, before, after } = told!
  const [from, to] = [before ? ` (${before})` : '', after ? ` (${after})` : '']
  if (by === 'speaker') {
    const [first, then] = [b, a].map(({ denied, answer }) => (denied ? `écarté ${answer}` : `avancé ${answer}`))
    return `${who} a d’abord ${first}${from}, puis ${then}${to}\u00a0; la réponse la plus récente remplace la première`
  }
  const [older, newer] = [b, a].map(({ denied, answer }) => `${denied ? 'non à ' : ''}${answer}`)
  return `${who} a mis son article à jour\u00a0: ${older}${from} y est devenu ${newer}${to}`
}

/** What makes it possible and no more. */
function reserve({ possible, relation, unstated, a, b }: Gist): string {
  if (!possible) return ''
  const unsure = a.hedged ? a : b
  const reasons = [
    ...(unstated === null ? [] : [`${unstated.who} ne précise${unstated.plural ? 'nt' : ''} pas de qui il s’agit`]),
    ...(a.hedged || b.hedged ? [a.hedged && b.hedged ? 'les deux réponses sont données avec réserve' : `${unsure.carriers} le di${unsure.plural ? 'sent' : 't'} avec réserve`] : []),
  ]
  const what = relation === 'contradicts' ? 'La contradiction n’est que possible' : 'À prendre avec prudence'
  return reasons.length === 0 ? ` ${what}.` : ` ${what}\u00a0: ${reasons.join(' et ')}.`
}
