import type { Dossier } from '../../dossier/dossier.ts'
import type { Question, Questionnaire } from '../../dossier/questionnaire.ts'
import type { Claim } from '../../model/claim.ts'
import type { French } from '../french/french.ts'
import { compile } from './compile.ts'
import type { Context } from './context.ts'
import { dateClaims } from './dated/date-claims.ts'
import type { Draft } from './draft.ts'
import { toClaim } from './draft.ts'
import type { Unclaimed } from './explain.ts'
import { unclaimedFigures } from './explain.ts'
import { FigureWords } from './figure-words.ts'
import { listedClaims } from './listed.ts'
import { Populations } from './populations.ts'
import { quantityClaims } from './quantities.ts'
import { Settings } from './settings.ts'
import { Speakers } from './speakers.ts'
import type { ClaimedArticle } from './story.ts'
import { readStory } from './story.ts'
import { Subjects } from './subjects.ts'
import { toldClaims } from './told.ts'

export type { Unclaimed }

/**
 * The claims of one article, question by question in the questionnaire's order, each in the order of the text.
 * The same article, dossier and tables give the same claims. Quotes point into `article.text`.
 */
export function extractClaims(article: ClaimedArticle, dossier: Dossier, questionnaire: Questionnaire, french: French): Claim[] {
  const context = readContext(article, dossier, questionnaire, french)
  const { story } = context
  const dated = dateClaims(questionnaire.questions, context)
  return questionnaire.questions.flatMap((question, index) =>
    [...draftsOf(question, index, context), ...dated.filter(draft => draft.question === question.id)].map(draft => toClaim(draft, story.reading, relaysOf(draft, context))))
}

/** The figures of an article that are no claim, each with what ruled it out. */
export function explainUnclaimed(article: ClaimedArticle, dossier: Dossier, questionnaire: Questionnaire, french: French): Unclaimed[] {
  return unclaimedFigures(extractClaims(article, dossier, questionnaire, french), readContext(article, dossier, questionnaire, french))
}

/** An article read for its dossier: what all questions share. */
export function readContext(article: ClaimedArticle, dossier: Dossier, questionnaire: Questionnaire, french: French): Context {
  const story = readStory(article, compile(dossier, questionnaire, french), french)
  const subjects = new Subjects(story)
  return { story, subjects, speakers: new Speakers(story, subjects), settings: new Settings(story), populations: new Populations(story), figures: new FigureWords(story) }
}

function* draftsOf(question: Question, index: number, context: Context): Generator<Draft> {
  if (question.type === 'quantity') yield* quantityClaims(question, index, context)
  else if (question.type === 'category') yield* question.reading === 'listed' ? listedClaims(question, index, context) : toldClaims(question, index, context)
}

/** The relays that the claim's own sentence names. */
function relaysOf(draft: Draft, { story }: Context): string[] {
  const sentence = story.reading.sentences[story.reading.sentenceOf[draft.from]!]!
  return [...new Set(story.namesOf(sentence, 'relay').map(name => name.meaning.id))].sort()
}
