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
/** An answer that ends with a question has at least so many sentences. */
const LONG_ANSWER = 3
/** How many words the name of an interviewer may have, before its full stop or colon. */
const NAME_WORDS = 3

/** An interview: who answers, and the block that says so. */
interface Interview {
  readonly guest: Match<Name>
  readonly host: number
}

/** What an article's head says of a conversation («Propos recueillis par…», «X, l'invité du matin», «X : « … »»), or null. */
function interviewOf(story: Story): Interview | null {
  const { reading: { sentences, sentenceOf, cues } } = story
  const blockOf = (at: number): number => sentences[sentenceOf[at] ?? -1]?.block ?? -1
  const named = story.names.filter(name => name.meaning.kind === 'speaker')
  const titled = named.find(name => isTitled(story, name))
  const announced = titled ?? cuesOf(cues, 'interview', 'guest').find(cue => blockOf(cue.from) >= 0 && blockOf(cue.from) < ANNOUNCED_WITHIN)
  if (!announced) return labelledGuest(story, named)
  const host = blockOf(announced.from)
  const beside = named.filter(name => blockOf(name.from) === host)
  const before = !titled && 'tag' in announced.meaning && announced.meaning.tag === 'guest' ? beside.find(name => name.to <= announced.from) : undefined
  // «Kaléo : « … »» is what the talk is about; somebody who is no subject answers.
  const people = named.filter(name => !story.names.some(({ meaning, from, to }) => meaning.kind === 'subject' && from <= name.from && name.to <= to))
  const inHead = (list: readonly Match<Name>[]) => list.find(name => blockOf(name.from) === host) ?? list.find(name => blockOf(name.from) <= host)
  const guest = titled ?? before ?? beside.find(name => name.from >= announced.to) ?? inHead(people) ?? inHead(named) ?? named[0]
  return guest ? { guest, host } : null
}

/** Somebody whose name and a colon begin a paragraph, in an article that nothing announces as a talk: «Nadège Kerforn : Le 1er février, …». */
function labelledGuest({ reading: { blocks, tokens } }: Story, named: readonly Match<Name>[]): Interview | null {
  const starts = new Set(blocks.filter(({ kind }) => kind === 'paragraph').map(({ start }) => start))
  const guest = named.find(({ from, to }) => tokens[to]?.key === ':' && tokens[to + 1]?.key !== '«' && starts.has(tokens[from]!.start))
  return guest ? { guest, host: -1 } : null
}

/** Who is quoted without a name in an interview that sets its questions before the answers: «Et la suite ? « Nous verrons. »». Null where it is none. */
export function quotedGuest(story: Story): string | null {
  const { reading: { blocks, text } } = story
  const answered = blocks.filter(block => block.kind === 'paragraph' && /[?.…] «/.test(text.slice(block.start, block.end)) && /»\s*$/.test(text.slice(block.start, block.end)))
  return answered.length > QUESTIONS && answered.length * 2 > blocks.filter(({ kind }) => kind === 'paragraph').length ? interviewOf(story)?.guest.meaning.id ?? null : null
}

/**
 * Who answers in each block of an interview of questions and answers, by number of block: after the first question all
 * that is none, and is not said under another's name. Nobody where the article is no interview.
 */
export function answersOf(story: Story): ReadonlyMap<number, string> {
  const { reading: { blocks, tokens, sentences, text } } = story
  const answers = new Map<number, string>()
  const isQuestion = (block: Block): boolean => /\?\s*[»”"]?$/.test(text.slice(block.start, block.end).trim())
  const interview = blocks.filter(isQuestion).length < QUESTIONS ? null : interviewOf(story)
  if (!interview) return answers
  const { guest, host } = interview
  const starts = new Map<number, Match<Name>>()
  for (const name of story.names) if (name.meaning.kind === 'speaker' && !starts.has(name.from)) starts.set(name.from, name)
  const openings = new Map<number, number>()
  const lengths = new Map<number, number>()
  for (const { block, from } of sentences) {
    if (!openings.has(block)) openings.set(block, from)
    lengths.set(block, (lengths.get(block) ?? 0) + 1)
  }
  const isDashed = (index: number): boolean => tokens[openings.get(index) ?? -1]?.key === '–'
  // Where answers begin with dashes, what has none is the host's; where questions do too, they take turns.
  const dashed = blocks.filter((block, index) => isDashed(index) && !isQuestion(block)).length >= QUESTIONS
  const inTurn = dashed && blocks.filter((block, index) => isDashed(index) && isQuestion(block)).length >= QUESTIONS
  let begun = false
  let asked = false
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'title' || (index <= host && !isQuestion(block))) continue
    const from = openings.get(index)
    if (from === undefined) continue
    const first = isDashed(index) ? from + 1 : from
    const label = starts.get(first)
    const content = text.slice(block.start, block.end).trim()
    const labelled = label && /^[.:]$/.test(tokens[label.to]?.key ?? '') ? label.meaning.id : byInitials(story, content)
    // «Lundi matin. Chacun a reçu un SMS. Que vouliez-vous que j'annonce ?»: an answer that asks back.
    const asksBack = asked && !dashed && lengths.get(index)! >= LONG_ANSWER
    const asks = block.kind === 'subhead' || (isQuestion(block) && !asksBack) || (content.length < INTERJECTION && /[!…]$/.test(content)) || (!labelled && isNamed(story, first)) || closes(story, block, guest)
      || (dashed && !isDashed(index)) || (inTurn && !asked)
    if (asks && labelled === null) { begun = true; asked = true; continue }
    asked = false
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

/** «N. K. : …»: who in the dossier has these initials. */
function byInitials({ compiled: { dossier } }: Story, content: string): string | null {
  const [, initials] = /^((?:\p{Lu}\. ?){2,3}):/u.exec(content) ?? []
  const letters = initials?.replace(/[^\p{Lu}]/gu, '')
  return letters === undefined ? null : dossier.speakers.find(({ name, aliases }) => [name, ...aliases].some(words => (words.match(/(?<=^|[\s-])\p{Lu}(?=\p{Ll})/gu) ?? []).join('') === letters))?.id ?? null
}

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
