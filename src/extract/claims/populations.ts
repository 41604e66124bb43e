import { ANY_POPULATION } from '../../model/claim.ts'
import type { Match } from '../french/patterns.ts'
import type { Sentence } from '../french/read.ts'
import type { Name } from './compile.ts'
import type { Context } from './context.ts'
import { isHeading } from './settings.ts'

/** Words that name the group a list is about: «pour les assurés», «côté patients», «dans le cas des opticiens». */
const INTRODUCERS = new Set(['pour', 'concernant', 'chez', 'cote', "s'agissant", 'quant', 'ca', 'touchant', 'parmi', 'regarde', 'agissant'])

/**
 * The population that a sentence names for an item of its list, or for the sentence as a whole: one that introduces the
 * list, else the nearest before the item, else the nearest after, else the heading's. `any` where none is named.
 */
export function populationOf(sentence: Sentence, item: { readonly from: number; readonly to: number } | null, { story }: Context): string {
  const { reading } = story
  const named = story.namesOf(sentence, 'population').filter(name => !item || name.to <= item.from || name.from >= item.to || true)
  const outside = named.filter(name => !insideAttribution(name))
  if (outside.length > 0) {
    if (!item) return outside[0]!.meaning.id
    const clause = reading.clauseOf[item.from]
    const introduced = outside.findLast(name => name.to <= item.from && introduces(name))
    if (introduced) return introduced.meaning.id
    const inClause = outside.filter(name => reading.clauseOf[name.from] === clause)
    const list = inClause.length > 0 ? inClause : outside
    return (list.findLast(name => name.from < item.from) ?? list[0]!).meaning.id
  }
  for (let block = sentence.block - 1; block >= 0; block--) {
    if (reading.blocks[block]!.kind === 'title' || reading.blocks[block]!.kind === 'standfirst') break
    if (!isHeading(story, block)) continue
    const { start, end } = reading.blocks[block]!
    const headed = story.names.filter(name => name.meaning.kind === 'population' && reading.tokens[name.from]!.start >= start && reading.tokens[name.from]!.end <= end)
    return new Set(headed.map(name => name.meaning.id)).size === 1 ? headed[0]!.meaning.id : ANY_POPULATION
  }
  return ANY_POPULATION

  function introduces(name: Match<Name>): boolean {
    for (let at = name.from - 1; at >= Math.max(sentence.from, name.from - 5); at--) if (INTRODUCERS.has(reading.tokens[at]!.key)) return true
    return false
  }

  function insideAttribution(_name: Match<Name>): boolean {
    return false
  }
}
