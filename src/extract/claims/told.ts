import type { CategoryQuestion } from '../../dossier/questionnaire.ts'
import { category, isCategory } from '../../model/value.ts'
import type { Match } from '../french/patterns.ts'
import { longest } from '../french/patterns.ts'
import type { Sentence } from '../french/read.ts'
import { answerTo, deniedAfter } from './answers.ts'
import type { Rule } from './compile.ts'
import type { Context } from './context.ts'
import type { Draft } from './draft.ts'
import { wordsOf } from './draft.ts'
import { isFuture } from './future.ts'
import type { Attribution } from './speakers.ts'
import type { Story } from './story.ts'

const INFINITIVE = /(?:er|ir|oir|re)$/

/** Claims of a category question whose categories are told by phrases of their own: one for each category and clause. */
export function* toldClaims(question: CategoryQuestion, index: number, context: Context): Generator<Draft> {
  const alone = new Set(question.categories.filter(category => category.alone).map(({ id }) => id))
  for (const sentence of context.story.reading.sentences) {
    const rules = context.story.rulesOf(sentence).filter(rule => rule.meaning.question === index)
    if (rules.length === 0) continue
    const drafts = [...toldIn(sentence, rules, question, context)]
    const isAlone = ({ value }: Draft) => isCategory(value) && alone.has(value.category)
    const tellsMore = drafts.some(draft => !isAlone(draft) && draft.polarity === 'affirmed')
    yield* tellsMore ? drafts.filter(draft => !isAlone(draft)) : drafts
  }
}

function* toldIn(sentence: Sentence, rules: readonly Match<Rule>[], question: CategoryQuestion, context: Context): Generator<Draft> {
  const { story, settings, subjects, speakers } = context
  const { reading, negations, hedges } = story
  const seen = new Set<string>()
  const matches = chosen(rules)
  const denying = deniedAfter(sentence, story)
  const contradicted = denying && { ...denying, rule: 'contradicted' }
  for (const match of matches) {
    const clause = reading.clauseOf[match.from]!
    const last = settings.at(match.to - 1)
    const exclusion = settings.at(match.from, match.to) ?? (last?.rule === 'future' ? last : null)
    const answer = exclusion?.rule === 'question' ? answerTo(sentence, story) : null
    if ((exclusion && !answer) || isFuture(story, match)) continue
    const denial = match.meaning.part === 'denied' ? { ...match, rule: match.source } : answer ? (answer.yes ? null : { ...answer, rule: 'answer' }) : match.meaning.negative || overBut(match, story) ? null : negations.of(lastWord(match), match.to) ?? negations.inside(match.from, match.to) ?? negations.behind(match.to) ?? verdictAfter(match, story) ?? contradicted
    if (denial && !answer && namesThing(match, story.rulesOf(sentence), story)) continue
    const told = question.categories.find(({ id }) => id === match.meaning.id)!
    const id = denial && told.denied_is !== undefined ? told.denied_is : told.id
    const key = `${id} ${clause}`
    // «n'est plus accessible»: where another phrase says what it comes to, the denial says nothing more.
    if (seen.has(key) || (id !== told.id && matches.some(other => other.meaning.id !== told.id && other.from < match.to && match.from < other.to))) continue
    seen.add(key)
    const hedge = hedges.of(match.from, match.to)
    const attribution = reported(match, speakers.at(answer ? answer.from : match.to - 1), context)
    const who = subjects.of(match.from, match.to, attribution?.speaker ?? null)
    yield {
      question: question.id, value: category(id), from: match.from, to: match.to,
      subject: told.about === 'whole' && !subjects.namedIn(match.from) ? subjects.whole : who.ids,
      polarity: denial && id === told.id ? 'denied' : 'affirmed',
      modality: hedge ? 'hedged' : 'asserted',
      speaker: attribution?.speaker ?? null,
      why: [
        { field: 'value', rule: match.source, words: wordsOf(reading, match.from, match.to) },
        { field: 'subject', rule: who.rule },
        ...(denial ? [{ field: id === told.id ? 'polarity' : 'value', rule: denial.rule, words: wordsOf(reading, denial.from, denial.to) }] : []),
        ...(hedge ? [{ field: 'modality', rule: hedge.rule, words: wordsOf(reading, hedge.from, hedge.to) }] : []),
        ...(attribution ? [{ field: 'speaker', rule: attribution.rule, words: wordsOf(reading, attribution.words.from, attribution.words.to) }] : []),
      ],
    }
  }
}

/** «a fait savoir à ses clients que»: the act of saying is the outlet's word; «annonce avoir déposé plainte» is the speaker's. */
function reported(match: Match<Rule>, attribution: Attribution | null, { story: { reading, french: { words } } }: Context): Attribution | null {
  if (attribution?.rule !== 'speech' || match.from >= attribution.words.to - 1) return attribution
  const told = reading.tokens.slice(attribution.words.to, match.to)
  // «La Cnil compte 33 millions de victimes et lance une enquête»: what its subject does beside saying so.
  if (match.from < attribution.words.from && !told.some(({ key }) => words.and.has(key))) return attribution
  return told.some(({ key }) => INFINITIVE.test(key) || words.that.has(key)) ? attribution : null
}

/** The longest phrase of each category; a `never` phrase takes the place of what it covers, a `denied` one of what it touches. */
function chosen(rules: readonly Match<Rule>[]): Match<Rule>[] {
  const never = rules.filter(rule => rule.meaning.part === 'never')
  const denied = rules.filter(rule => rule.meaning.part === 'denied')
  const beaten = (rule: Match<Rule>) => never.some(other => other.meaning.id === rule.meaning.id && other.from <= rule.from && other.to >= rule.to)
    || denied.some(other => other.meaning.id === rule.meaning.id && other.from < rule.to && rule.from < other.to)
  const words = [...rules.filter(rule => rule.meaning.part === 'words' && !beaten(rule)), ...denied]
  const ids = new Set(words.map(rule => rule.meaning.id))
  return [...ids].flatMap(id => longest(words.filter(rule => rule.meaning.id === id))).sort((a, b) => a.from - b.from)
}

/** «Aucun mot de passe n'a été volé» denies that a thing was taken; it says nothing of how. */
const namesThing = (match: Match<Rule>, rules: readonly Match<Rule>[], { compiled }: Story): boolean => rules.some(({ from, meaning }) => {
  const other = compiled.questions[meaning.question]
  return from === match.from && meaning.part === 'words' && other?.type === 'category' && other.reading === 'listed'
})

/** «Une action de groupe, non», «Rançongiciel : non»: denied in one word. */
function verdictAfter({ to }: Match<Rule>, { reading: { tokens }, french: { lists } }: Story): { rule: string; from: number; to: number } | null {
  const [mark, word, next] = [tokens[to], tokens[to + 1], tokens[to + 2]]
  return mark && word && /^[,:]$/.test(mark.key) && lists.verdict_no.has(word.key) && (next?.kind ?? 'mark') === 'mark' ? { rule: 'verdict', from: to + 1, to: to + 2 } : null
}

/** «La fuite ne vient pas de chez nous mais d'un prestataire»: a phrase that ends on the other side of a contrast is not denied. */
const overBut = ({ from, to }: Match<Rule>, { reading: { tokens, clauseOf }, french: { words } }: Story): boolean =>
  clauseOf[from] !== clauseOf[to - 1] && tokens.slice(from, to).some(({ key }, at) => words.but.has(key) && clauseOf[from + at] === clauseOf[to - 1])

/** A negation is looked for at the phrase's first word: inside a long phrase, what stands between is not its own. */
const lastWord = (match: Match<Rule>): number => match.from
