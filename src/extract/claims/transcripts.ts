import { cuesOf } from '../french/french.ts'
import type { Match } from '../french/patterns.ts'
import type { Block } from '../french/read.ts'
import type { Name } from './compile.ts'
import type { Story } from './story.ts'

/** An interview says that it is one in its title, its standfirst or its first paragraphs: so many blocks. */
const ANNOUNCED_WITHIN = 5
/** A conversation has at least so many questions. */
const QUESTIONS = 2
/** A block that exclaims («Et vos clients ne l'apprennent que lundi !») is the interviewer's if it is this short, in characters. */
const INTERJECTION = 100
/** How long a guest's part may be between their name and the colon, in tokens. */
const ROLE_WORDS = 10
/** How many words the name of an interviewer may have, before its full stop or colon. */
const NAME_WORDS = 3

/**
 * Who answers in each block of an interview («Propos recueillis par…», «Avec nous, …», «X : « … »» and questions), by number of block: after the first
 * question all that is none, and is not said under another's name. Nobody where the article is no interview.
 */
export function answersOf(story: Story): ReadonlyMap<number, string> {
  const { reading: { blocks, tokens, sentences, sentenceOf, cues, text } } = story
  const answers = new Map<number, string>()
  const blockOf = (at: number): number => sentences[sentenceOf[at] ?? -1]?.block ?? -1
  const named = story.names.filter(name => name.meaning.kind === 'speaker')
  const quoted = named.find(name => isTitled(story, name))
  const announced = quoted ?? cuesOf(cues, 'interview').find(cue => blockOf(cue.from) >= 0 && blockOf(cue.from) < ANNOUNCED_WITHIN)
  const isQuestion = (block: Block): boolean => /\?\s*[»”"]?$/.test(text.slice(block.start, block.end).trim())
  if (!announced || blocks.filter(isQuestion).length < QUESTIONS) return answers
  const host = blockOf(announced.from)
  const people = named.filter(name => !story.names.some(({ meaning, from, to }) => meaning.kind === 'subject' && from <= name.from && name.to <= to))
  const guest = quoted ?? named.find(name => name.from >= announced.to && blockOf(name.from) === host) ?? people.find(name => blockOf(name.from) === host)
    ?? people.find(name => blockOf(name.from) <= host) ?? named.find(name => blockOf(name.from) <= host) ?? named[0]
  if (!guest) return answers
  const starts = new Map<number, Match<Name>>()
  for (const name of named) if (!starts.has(name.from)) starts.set(name.from, name)
  const openings = new Map<number, number>()
  for (const { block, from } of sentences) if (!openings.has(block)) openings.set(block, from)
  const dashed = blocks.filter(block => isQuestion(block) && isDash(text, block)).length >= QUESTIONS
  let begun = false
  let answered = false
  for (const [index, block] of blocks.entries()) {
    if (index <= host && !isQuestion(block)) continue
    const from = openings.get(index)
    if (from === undefined) continue
    const first = tokens[from]!.key === '–' ? from + 1 : from
    const label = starts.get(first)
    const labelled = label && /^[.:]$/.test(tokens[label.to]?.key ?? '') ? label.meaning.id : null
    const content = text.slice(block.start, block.end).trim()
    // «– L'entreprise parle de 540 000 clients. – C'est un plafond.»: between dashes they take turns.
    if (dashed && !isDash(text, block)) continue
    const asks: boolean = (dashed && answered) || block.kind === 'subhead' || isQuestion(block) || (content.length < INTERJECTION && /[!…]$/.test(content)) || (!labelled && isNamed(story, first)) || closes(story, block, guest)
    answered = !(asks && labelled === null)
    if (!answered) { begun = true; continue }
    if (begun || labelled !== null) answers.set(index, labelled ?? guest.meaning.id)
  }
  return answers
}

/** «Anne-Lise Kermorvan : « On a rendu nos résultats à la main »», as a title; her part may stand before the colon: «Anne-Lise Kermorvan (Unfa) : ». */
function isTitled({ reading: { blocks, tokens } }: Story, { from, to }: Match<Name>): boolean {
  const [title] = blocks
  if (title?.kind !== 'title' || tokens[from]!.start !== title.start || !/^[:(,]$/.test(tokens[to]?.key ?? '')) return false
  const colon = tokens.slice(to, to + ROLE_WORDS).findIndex(({ key }) => key === ':')
  return colon >= 0 && tokens[to + colon + 1]?.key === '«'
}

/** A block set as a turn of a dialogue. */
const isDash = (text: string, { start }: Block): boolean => /^\s*[-–—]/.test(text.slice(start, start + 3))

/** A block that begins with a name that nobody in the dossier has, and a full stop or colon: «Léonie Sarda. …». */
function isNamed({ reading: { tokens } }: Story, from: number): boolean {
  let at = from
  while (at - from <= NAME_WORDS && tokens[at]?.kind === 'word' && tokens[at]!.capital) at++
  return at > from + 1 && at - from <= NAME_WORDS && /^[.:]$/.test(tokens[at]?.key ?? '')
}

/** «Merci, Gwenaëlle Prigent»: the last word is the host's. */
const closes = ({ reading: { text } }: Story, block: Block, guest: Match<Name>): boolean => {
  const content = text.slice(block.start, block.end)
  return /\bmerci\b/i.test(content) && content.includes(guest.source)
}
