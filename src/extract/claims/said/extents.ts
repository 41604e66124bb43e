import type { Sentence } from '../../french/read.ts'
import type { Story } from '../story.ts'

/** How far after its speaker the relative may begin that adds to their name, in tokens. */
const ASIDE_REACH = 8
/** How many words a person's name has, at most. */
const NAME_WORDS = 5
/** How many words may stand between a mark and the name that it brings: «; c'est la direction d'Orizon qui le dit». */
const OWN_WORDS = 6

/** Where what is said before its aside ends: «…, affirme l'entreprise, qui a déposé plainte»: what a relative adds to the speaker's name is the outlet's. */
export function asideEnd(to: number, sentence: Sentence, { reading: { tokens }, french: { glue } }: Story): number {
  for (let at = to; at < Math.min(sentence.to, to + ASIDE_REACH); at++) {
    if (tokens[at]!.key !== ',' || !glue.relatives.has(tokens[at + 1]?.key ?? '')) continue
    // «…, affirme l'ingénieure, qui a étudié l'application, mais une faille»: after the relative their words go on.
    return tokens.slice(at + 2, sentence.to).some(({ key }, next) => key === ',' && tokens[at + 3 + next]?.key === 'mai') ? sentence.to : at
  }
  return sentence.to
}

/** «X préfère parler d'un oubli ; une panne est exclue»: what is said without «que» ends with its clause. */
export function statementEnd(from: number, sentence: Sentence, { reading: { tokens } }: Story): number {
  for (let at = from; at < sentence.to; at++) if (tokens[at]!.key === ';') return at
  return sentence.to
}

/** Where the statement begins that ends at a token: after the last semicolon, or with its sentence. */
export function statementStart(to: number, sentence: Sentence, { reading: { tokens } }: Story): number {
  let at = to
  while (at > sentence.from && tokens[at - 1]!.key !== ';') at--
  return at
}

/** «L'Anssi n'a pas été saisie : « Nous ne sommes pas un opérateur vital », plaide X»: what X says begins with the quotation; else with the sentence. */
export function quoteStart(head: number, sentence: Sentence, { reading: { tokens, quotation } }: Story): number {
  let at = head - 1
  while (at > sentence.from && quotation[at] === 0 && head - at < 3) at--
  const number = quotation[at]!
  if (number === 0) return sentence.from
  while (at > sentence.from && quotation[at - 1] === number) at--
  return tokens[at - 1]?.key === ':' ? at : sentence.from
}

/** Where the name of somebody whom the dossier does not know ends with its comma: «a déclaré Jean Bat, directeur d'Orizon». */
export function nameEnd(from: number, { reading: { tokens }, french: { glue } }: Story): number {
  let at = from
  while (at - from <= NAME_WORDS && tokens[at]?.kind === 'word' && (tokens[at]!.capital || (at > from && glue.in_names.has(tokens[at]!.key)))) at++
  return at > from && tokens[at]?.key === ',' ? at + 1 : from
}

/** Where the words before a name begin that belong to it: «, c'est la direction d'», «là-dessus, la». */
export function partStart(at: number, { reading: { tokens } }: Story): number {
  let start = at
  while (start > 0 && at - start < OWN_WORDS && tokens[start - 1]!.kind !== 'mark') start--
  return start
}

/** «la conservatrice générale, Apolline Vasseur»: where what names somebody begins, the role before their name with it. */
export function roleStart(from: number, at: number, { reading: { tokens }, french: { glue } }: Story): number {
  // «explique Marc Rollin, directeur d'Orizon»
  const comma = glue.role_begins.has(tokens[at - 1]?.key ?? '') ? at - 2 : at - 1
  if (tokens[comma]?.key === ',' && comma - 1 >= from && tokens[comma - 1]!.capital && !tokens[at]!.capital) return from
  if (tokens[at - 1]?.key !== ',' || !tokens[at]!.capital) return at
  let role = at - 2
  while (role >= from && tokens[role]!.kind === 'word' && !glue.role_begins.has(tokens[role]!.key)) role--
  return role >= from && role < at - 2 && glue.role_begins.has(tokens[role]!.key) ? role : at
}
