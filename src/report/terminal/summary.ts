import { createColors } from 'picocolors'
import type { Coverage } from '../coverage.ts'
import { storyOf } from '../topics/story.ts'
import type { Story } from '../topics/story.ts'
import type { Camp, Scope, Side, Topic } from '../topics/topic.ts'
import { capital, frenchSpaces } from '../words/typography.ts'
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
export function terminalSummary(coverage: Coverage, options: SummaryOptions): string {
  const words = wordsOf(coverage.dossier, coverage.questionnaire, options.language)
  const pen: Pen = { words, color: createColors(options.color), width: Math.max(40, Math.min(options.width ?? 80, 110)) }
  const story = storyOf(coverage)
  const lines = [...headline(coverage, story, pen)]
  for (const { id } of coverage.questionnaire.questions) lines.push(...questionLines(id, story.topics.filter(topic => topic.question === id), pen))
  return `${lines.join('\n')}\n`
}

function headline({ dossier }: Coverage, story: Story, { words, color, width }: Pen): string[] {
  const { say } = words
  const { counts } = story
  const title = color.bold(visibleText(dossier.title))
  if (counts.articles === 0) return [title, say.noArticles]
  const read = [say.articles(counts.articles), say.outlets(counts.outlets), say.origins(counts.origins), story.period ? words.period(story.period.from, story.period.to) : ''].filter(Boolean).join(', ')
  const found = [
    color.red(say.contradictions(counts.contradicted)), color.yellow(say.possibleContradictions(counts.possiblyContradicted)),
    color.green(say.establishedPoints(counts.established)), say.singlePoints(counts.singleOrigin), ...(counts.superseded ? [say.supersededFigures(counts.superseded)] : []),
  ].join(', ')
  return [title, ...wrap(read, width), ...wrap(found, width)]
}

function questionLines(question: string, topics: readonly Topic[], pen: Pen): string[] {
  if (topics.length === 0) return []
  const { words, color } = pen
  const byCategory = topics.some(({ category }) => category !== null)
  const body = byCategory ? categoryLines(question, topics, pen) : topics.flatMap(topic => [...byStanding(topic.scopes).flatMap(scope => scopeLines(scope, pen)), ...scopeTies(topic, pen)])
  return ['', color.bold(words.question(question).toLocaleUpperCase(words.language)), ...body]
}

const RANK = { contradicted: 0, possibly_contradicted: 1, established: 2, single_origin: 3 } as const
const byStanding = (scopes: readonly Scope[]): Scope[] => [...scopes].sort((a, b) => RANK[a.standing] - RANK[b.standing])

function scopeLines(scope: Scope, pen: Pen): string[] {
  const { words, color, width } = pen
  const name = words.scope(scope.subject, scope.population)
  const lines: string[] = []
  if (scope.camps.length > 1) {
    lines.push(mark(scope, pen) + color.bold(`${name} — ${words.say.standing[scope.standing].toLocaleUpperCase(words.language)}`))
    for (const camp of scope.camps) lines.push(...columns(`      ${answerOf(camp.lead, pen)}`, whoSays(camp, pen), width, 26))
    for (const side of scope.between) lines.push(...wrap(frenchSpaces(`${words.say.wentWithBoth} : ${answerOf(side, pen)} (${words.someOutlets(side.outlets)})`), width, '      '))
  } else {
    for (const camp of scope.camps) {
      lines.push(...columns(`${mark(scope, pen)}${name}${words.language === 'fr' ? '\u00a0' : ''}: ${color.bold(answerOf(camp.lead, pen))}`, weight(camp, pen), width, 50))
      const others = camp.others.filter(other => answerOf(other, pen) !== answerOf(camp.lead, pen))
      if (others.length > 0) lines.push(...wrap(`${words.say.alsoSaid}${words.language === 'fr' ? '\u00a0' : ''}: ${others.map(other => `${answerOf(other, pen)} (${other.outlets.length})`).join(', ')}`, width, '      '))
    }
  }
  return [...lines, ...supersededLines(scope, pen)]
}

function supersededLines(scope: Scope, { words, width, color }: Pen): string[] {
  return scope.superseded.flatMap(side => wrap(frenchSpaces(`↻ ${words.say.correctedSince} : ${words.answer(scope.question, side.value, side.polarity)} (${words.someOutlets(side.outlets)})`), width, '      ').map(line => color.dim(line)))
}

/** Categories in one line a scope and standing: what is so, what is not; each contradiction on its own. */
function categoryLines(question: string, topics: readonly Topic[], pen: Pen): string[] {
  const { words, color, width } = pen
  const scopes = topics.flatMap(topic => topic.scopes)
  const lines = byStanding(scopes.filter(({ camps }) => camps.length > 1)).flatMap(scope => [
    ...wrap(mark(scope, pen) + color.bold(`${capital(words.category(question, scope.category!))} (${words.scope(scope.subject, scope.population)}) — ${words.say.standing[scope.standing].toLocaleUpperCase(words.language)}`), width, '', '    '),
    ...scope.camps.flatMap(camp => columns(`      ${answerOf(camp.lead, pen)}`, whoSays(camp, pen), width, 26)),
  ])
  const names = [...new Set(scopes.map(scope => words.scope(scope.subject, scope.population)))]
  for (const name of names) {
    const own = scopes.filter(scope => words.scope(scope.subject, scope.population) === name && scope.camps.length === 1)
    for (const standing of ['established', 'single_origin'] as const) {
      const parts = (['affirmed', 'denied'] as const).flatMap(polarity => {
        const these = own.filter(scope => scope.standing === standing && scope.camps[0]!.lead.polarity === polarity)
        if (these.length === 0) return []
        const items = these.map(scope => `${words.category(question, scope.category!)}${standing === 'established' ? ` (${scope.origins})` : ''}`).join(', ')
        return [frenchSpaces(`${polarity === 'affirmed' ? words.say.confirmed : words.say.ruledOut} : ${items}`)]
      })
      if (parts.length === 0) continue
      const label = standing === 'single_origin' ? `${name}, ${words.say.onOneOrigin.toLocaleLowerCase(words.language)}` : name
      lines.push(`${standing === 'established' ? color.green('  = ') : '  · '}${label}`, ...parts.flatMap(part => wrap(part, width, '      ')))
    }
  }
  return [...lines, ...scopes.flatMap(scope => supersededLines(scope, pen)), ...topics.flatMap(topic => scopeTies(topic, pen)).slice(0, 3)]
}

/** Values that differ because they speak of different things: said, so that nobody takes them for a contradiction. */
function scopeTies(topic: Topic, { words, color, width }: Pen): string[] {
  const different = topic.ties.filter(({ relation }) => relation === 'different_scope')
  return different.slice(0, 2).flatMap(tie => wrap(frenchSpaces(`${words.say.scopeDiffers} : ${visibleText(tie.why[words.language])}`), width, '  ~ ', '    ').map(line => color.cyan(line)))
}

function mark(scope: Scope, { color }: Pen): string {
  const marks = { contradicted: color.red('  ✗ '), possibly_contradicted: color.yellow('  ? '), established: color.green('  = '), single_origin: '  · ' }
  return marks[scope.standing]
}

const answerOf = (side: Side, { words }: Pen): string => words.answer(side.question, side.value, side.polarity)
const whoSays = (camp: Camp, { words }: Pen): string => `${visibleText(words.someOutlets(camp.outlets))} (${[words.say.origins(camp.origins), ...(camp.hedged ? [words.say.hedged(camp.hedged)] : [])].join(', ')})`
const weight = (camp: Camp, { words }: Pen): string => `${words.say.outlets(camp.outlets.length)}, ${words.say.origins(camp.origins)}`
