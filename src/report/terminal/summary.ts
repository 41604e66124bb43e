import { createColors } from 'picocolors'
import type { Coverage } from '../coverage.ts'
import { union } from '../topics/sides.ts'
import type { Story } from '../topics/story.ts'
import type { Camp, Scope, Side, Tie, Topic } from '../topics/topic.ts'
import { crossings } from '../topics/topic.ts'
import { capital } from '../words/typography.ts'
import type { Words } from '../words/words.ts'
import { wordsOf } from '../words/words.ts'
import { columns, visibleText, wrap } from './lines.ts'
import type { Language } from '../../model/finding.ts'

export interface SummaryOptions {
  readonly language: Language
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width?: number
}

interface Pen {
  readonly words: Words
  readonly color: ReturnType<typeof createColors>
  readonly width: number
}

/** What the coverage says, for a terminal: read in ten seconds, contradictions first within each question. */
export function terminalSummary({ dossier, questionnaire }: Pick<Coverage, 'dossier' | 'questionnaire'>, story: Story, options: SummaryOptions): string {
  const words = wordsOf(dossier, questionnaire, options.language)
  const pen: Pen = { words, color: createColors(options.color), width: Math.max(40, Math.min(options.width ?? 80, 110)) }
  const lines = headline(dossier.title, story, pen)
  for (const { id } of questionnaire.questions) lines.push(...questionLines(id, story.topics.filter(topic => topic.question === id), pen))
  return `${lines.join('\n')}\n`
}

function headline(title: string, { articles, outlets, origins, period, standing, superseded }: Story, { words, color, width }: Pen): string[] {
  const { say } = words
  const head = color.bold(visibleText(title))
  if (articles === 0) return [head, say.noArticles]
  const read = [say.articles(articles), say.outlets(outlets), say.origins(origins), period ? words.period(period.from, period.to) : ''].filter(Boolean).join(', ')
  const found = [
    color.red(say.contradictions(standing.contradicted)), color.yellow(say.possibleContradictions(standing.possibly_contradicted)),
    color.green(say.establishedPoints(standing.established)), say.singlePoints(standing.single_origin), ...(superseded ? [say.supersededFigures(superseded)] : []),
  ].join(', ')
  return [head, ...wrap(read, width), ...wrap(found, width)]
}

/** Lone answers of one question that are told one by one. */
const LONE = 2

function questionLines(question: string, topics: readonly Topic[], pen: Pen): string[] {
  if (topics.length === 0) return []
  const { words, color } = pen
  const byCategory = topics.some(({ category }) => category !== null)
  const body = byCategory ? categoryLines(question, topics, pen) : topics.flatMap(topic => topicLines(topic, pen))
  return ['', color.bold(words.question(question).toLocaleUpperCase(words.language)), ...body]
}

function topicLines(topic: Topic, pen: Pen): string[] {
  const scopes = byStanding(topic.scopes)
  const lone = scopes.filter(({ standing }) => standing === 'single_origin')
  const told = scopes.filter(scope => !lone.slice(LONE).includes(scope))
  return [...told.flatMap(scope => scopeLines(scope, pen)), ...loneLine(lone.length - LONE, pen), ...tieLines(crossings(topic).slice(0, 2), topic, pen), ...tieLines(differences(topic).slice(0, 1), topic, pen)]
}

const loneLine = (count: number, { words }: Pen): string[] => (count > 0 ? [`  · ${words.say.morePoints(count)}`] : [])

const differences = ({ ties }: Topic): Tie[] => ties.filter(({ relation }) => relation === 'different_scope')

const RANK = { contradicted: 0, possibly_contradicted: 1, established: 2, single_origin: 3 } as const
const byStanding = (scopes: readonly Scope[]): Scope[] => [...scopes].sort((a, b) => RANK[a.standing] - RANK[b.standing])

function scopeLines(scope: Scope, pen: Pen): string[] {
  const { words, color, width } = pen
  const name = words.scope(scope.subject, scope.population)
  const lines: string[] = []
  if (scope.camps.length > 1) {
    lines.push(mark(scope, pen) + color.bold(`${name} — ${loud(words.say.standing[scope.standing], pen)}`))
    for (const camp of scope.camps) lines.push(...columns(`      ${answerOf(camp.lead, pen)}`, whoSays(camp, pen), width, 26), ...alsoSaid(camp, pen))
    for (const side of scope.between) lines.push(...wrap(words.colon(words.say.wentWithBoth, `${answerOf(side, pen)} (${words.someOutlets(side.outlets)})`), width, '      '))
  }
  for (const camp of scope.camps.length === 1 ? scope.camps : []) {
    lines.push(...columns(mark(scope, pen) + words.colon(name, color.bold(answerOf(camp.lead, pen))), weight(camp, pen), width, 50), ...alsoSaid(camp, pen))
  }
  return [...lines, ...supersededLines(scope, pen)]
}

/** What the others of a camp say in other words. */
function alsoSaid({ lead, others }: Camp, pen: Pen): string[] {
  const { words, width } = pen
  const different = others.filter(other => answerOf(other, pen) !== answerOf(lead, pen))
  if (different.length === 0) return []
  return wrap(words.colon(words.say.alsoSaid, different.map(other => `${answerOf(other, pen)} (${other.outlets.length})`).join(', ')), width, '        ')
}

function supersededLines(scope: Scope, { words, width, color }: Pen): string[] {
  return scope.superseded.flatMap(side =>
    wrap(words.colon(`↻ ${words.say.correctedSince}`, `${words.answer(scope.question, side.value, side.polarity)} (${words.someOutlets(side.outlets)})`), width, '      ', '        ').map(line => color.dim(line)))
}

/** Categories in one line a scope: what is so, what is not; each contradiction on its own, lone answers as a number. */
function categoryLines(question: string, topics: readonly Topic[], pen: Pen): string[] {
  const { words, color, width } = pen
  const scopes = topics.flatMap(topic => topic.scopes)
  const disputes = byStanding(scopes.filter(({ camps }) => camps.length > 1)).flatMap(scope => [
    ...wrap(mark(scope, pen) + color.bold(`${capital(words.category(question, scope.category!))} (${words.scope(scope.subject, scope.population)}) — ${loud(words.say.standing[scope.standing], pen)}`), width, '', '    '),
    ...scope.camps.flatMap(camp => columns(`      ${answerOf(camp.lead, pen)}`, whoSays(camp, pen), width, 14)),
  ])
  const established = scopes.filter(({ standing }) => standing === 'established')
  const lists = [...new Set(established.map(scope => words.scope(scope.subject, scope.population)))].flatMap(name => {
    const own = established.filter(scope => words.scope(scope.subject, scope.population) === name)
    return [...wrap(name, width, color.green('  = '), '    '), ...(['affirmed', 'denied'] as const).flatMap(polarity => categoryList(own.filter(scope => scope.camps[0]!.lead.polarity === polarity), pen))]
  })
  const lone = scopes.filter(({ standing }) => standing === 'single_origin').length
  const crossed = topics.flatMap(topic => crossings(topic).slice(0, 1).map(tie => ({ topic, tie }))).slice(0, 2)
  const differing = topics.flatMap(topic => differences(topic).map(tie => ({ topic, tie }))).slice(0, 1)
  return [
    ...disputes, ...crossed.flatMap(({ topic, tie }) => tieLines([tie], topic, pen)), ...lists, ...loneLine(lone, pen),
    ...scopes.flatMap(scope => supersededLines(scope, pen)), ...differing.flatMap(({ topic, tie }) => tieLines([tie], topic, pen)),
  ]
}

function categoryList(scopes: readonly Scope[], { words, width }: Pen): string[] {
  const [one] = scopes
  if (!one) return []
  const items = scopes.map(scope => `${words.category(scope.question, scope.category!)}${scope.standing === 'established' ? `\u00a0(${scope.origins})` : ''}`)
  return wrap(words.colon(one.camps[0]!.lead.polarity === 'affirmed' ? words.say.confirmed : words.say.ruledOut, items.join(', ')), width, '      ')
}

/** How two scopes stand to each other: a contradiction, or a difference that nobody should take for one. */
function tieLines(ties: readonly Tie[], topic: Topic, { words, color, width }: Pen): string[] {
  return ties.flatMap(tie => {
    const [sign, paint] = tie.relation === 'different_scope' ? ['  ~ ', color.cyan] as const : tie.certainty === 'firm' ? ['  ✗ ', color.red] as const : ['  ? ', color.yellow] as const
    return wrap(words.colon(capital(words.tie(tie.relation, tie.certainty)), visibleText(words.bare(topic.question, tie.why[words.language]))), width, sign, '    ').map(line => paint(line))
  })
}

function mark(scope: Scope, { color }: Pen): string {
  const marks = { contradicted: color.red('  ✗ '), possibly_contradicted: color.yellow('  ? '), established: color.green('  = '), single_origin: '  · ' }
  return marks[scope.standing]
}

const loud = (text: string, { words }: Pen): string => text.toLocaleUpperCase(words.language)
const answerOf = (side: Side, { words }: Pen): string => words.answer(side.question, side.value, side.polarity)
const whoSays = (camp: Camp, { words }: Pen): string => {
  const speakers = union([camp.lead, ...camp.others].map(side => side.speakers)).map(words.speaker)
  const details = [words.say.originsShort(camp.origins), ...(speakers.length ? [words.say.citing(words.someOutlets(speakers))] : []), ...(camp.hedged ? [words.say.hedged(camp.hedged, camp.claims)] : [])]
  return visibleText(`${words.someOutlets(camp.outlets)} (${details.join(', ')})`)
}
const weight = (camp: Camp, { words }: Pen): string =>
  visibleText(camp.outlets.length === 1 ? words.say.says(camp.outlets[0]!) : `${words.say.outlets(camp.outlets.length)}, ${words.say.originsShort(camp.origins)}`)
