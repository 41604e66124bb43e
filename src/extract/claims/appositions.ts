import type { Match } from '../french/patterns.ts'
import type { Token } from '../french/tokenize.ts'
import { tokenize } from '../french/tokenize.ts'
import type { Name } from './compile.ts'
import type { Story } from './story.ts'

/** What a subject is called without its name, by the word's key: «assureur» is Kerval where the text says «l'assureur Kerval». */
export type Appositions = ReadonlyMap<string, string>

/** A word that is set beside a name and says what it is has at least so many letters: no article, no preposition. */
const SHORTEST = 4
/** How far after a name the comma stands that ends what is set beside it, in tokens. */
const APPOSED = 9

/**
 * Learns what the text itself calls each of several subjects: from what stands before a name («l'assureur Kerval», «son
 * prestataire Sigmadoc»), after it («Sigmadoc, éditeur d'un logiciel»), and from the dossier's own names. A word that
 * two subjects share stands for neither.
 */
export function learnAppositions({ reading, compiled, french }: Story, named: readonly Match<Name>[]): Appositions {
  const learnt = new Map<string, string | null>()
  const describes = (token: Token | undefined, capital = false): token is Token =>
    token?.kind === 'word' && (capital || !token.capital) && token.key.length >= SHORTEST && !french.reference.glue.has(token.key) && !french.reference.titles.has(token.key) && !french.reference.oblique.has(token.key)
  const learn = (token: Token | undefined, id: string, capital = false) => {
    if (!describes(token, capital)) return
    const known = learnt.get(token.key)
    learnt.set(token.key, known === undefined || known === id ? id : null)
  }
  for (const { id, name, aliases } of compiled.dossier.subjects) {
    for (const token of [name, ...aliases].flatMap(called => tokenize(called))) learn(token, id, true)
  }
  const { tokens } = reading
  const { words } = french
  const determines = (at: number) => french.reference.determiners.has(tokens[at]?.key ?? '')
  const oblique = (at: number) => french.reference.oblique.has(tokens[at]?.key ?? '')
  for (const { from, to, meaning } of named) {
    const before = tokens[from - 1]
    if (describes(before) && determines(from - 2)) learn(before, meaning.id)
    // «la mutuelle vannetaise Solune»
    else if (describes(before) && determines(from - 3)) learn(tokens[from - 2], meaning.id)
    // «D'après Arpège, la raison sociale…»: what follows a name after a preposition is another part of the sentence.
    if (tokens[to]?.key !== ',' || oblique(from - 1) || oblique(from - 2)) continue
    const article = tokens[to + 1]?.key ?? ''
    // «Sigmadoc, éditeur d'un logiciel», «Octopaie, une jeune pousse», «Kerval, l'assureur mutualiste,»
    if (words.a.has(article) || (words.the.has(article) && tokens.slice(to + 2, to + APPOSED).some(({ key }) => key === ','))) learn(tokens[to + 2], meaning.id)
    else if (words.of.has(tokens[to + 2]?.key ?? '')) learn(tokens[to + 1], meaning.id)
  }
  return new Map([...learnt].flatMap(([word, id]) => id === null ? [] : [[word, id] as const]))
}
