import type { PageRules } from './rules.ts'
import { comparable, tidy, unescaped } from './text.ts'

/** More names than a byline has: something else was read. */
const MOST = 25
const LONGEST = 80

/** A date after the name, and what follows it. */
const UP_TO_DATE = /(?<![\s.,·|–-])[\s.,·|–-]+(?:(?:publiée?|mise? (?:à jour|en ligne)|modifiée?|posted|published|updated)(?!\p{L})|le \d|\d{1,2}(?:er)?\s+\p{L}{3,9}\.?\s+\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2}).*/isu

/** Cleans what a page gives as authors: one name an item, without «Par», roles, addresses and repetitions. */
export function cleanAuthors(raw: readonly string[], rules: PageRules): string[] {
  const nobody = rules.metadata.no_author
  const seen = new Set<string>()
  const names: string[] = []
  for (const whole of raw.slice(0, MOST * 2)) {
    for (const part of people(tidy(unescaped(whole.slice(0, 2_000))).replace(rules.bylineBefore, ''))) {
      let name = part.replace(UP_TO_DATE, '')
      for (let turn = 0; turn < 3 && rules.bylineBefore.test(name); turn++) name = name.replace(rules.bylineBefore, '')
      name = tidy(name.replace(rules.bylineAfter, '').replace(/(?:(?<!\s)\s+)?\([^()]{1,12}\)\s*$/, '').replace(/^[\s,;:|•·-]+|(?<![\s,;:|•·-])[\s,;:|•·-]+$/g, ''))
      const key = comparable(name)
      if (key === '' || name.length > LONGEST || nobody.includes(name.toLowerCase()) || /https?:|www\.|@\w|\.(?:com|html?)\b.{0,80}\//.test(name) || /^\d+$/.test(key) || seen.has(key)) continue
      seen.add(key)
      names.push(name)
    }
  }
  return names.length > MOST ? [] : names
}

/** Whether a text presents one of the article's authors: «Anne Martin est journaliste au service…». */
export function isAuthorNote(text: string, authors: readonly string[]): boolean {
  if (text.length > 400) return false
  return authors.some(name => isFullName(name) && text.startsWith(name) && /^(?:,|\s+(?:is|was|has|covers|writes|est|a (?:rejoint|été)|couvre|suit|ist|schreibt|es|è|är|er)\s)/u.test(text.slice(name.length)))
}

/** Whether a short text is a byline: names of the article's authors and no more, or «Par» and full names. */
export function isByline(text: string, authors: readonly string[], rules: PageRules): boolean {
  if (text.length > 120) return false
  const names = cleanAuthors([text], rules)
  if (names.length === 0) return false
  const known = new Set(authors.map(comparable))
  if (names.every(name => known.has(comparable(name)))) return true
  return /^(?:par|by|von|por|di|door|av)\s/i.test(text) && people(names.join(', ')).every(isFullName)
}

/** A person's name as bylines give it, and nothing else. */
export const isPerson = (name: string): boolean => isFullName(name)

/** Splits «Anne Martin, Paul Durand et Luc Petit» into its people; «Le Figaro et AFP» and «Durand, envoyé spécial» stay whole. */
function people(text: string): string[] {
  const parts = text.split(/(?:(?<!\s)\s+)?[,;|/]\s*|(?<!\s)\s+(?:et|and|und|e|y|och|og|en|&)\s+/u).filter(Boolean)
  return parts.length > 1 && parts.every(isFullName) ? parts : text.split(/(?:(?<!\s)\s+)?[;|]\s*/)
}

/** What stands in lower case within a person's name. */
const PARTICLES = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'von', 'van', 'der', 'den', 'het', 'zu', 'di', 'da', 'del', 'della', 'do', 'dos', 'y', 'e', 'i', 'el', 'al', 'ben', 'bin', 'af', 'av', 'ter', 'ten'])

/** Two to five words with capitals, but for particles: a person's name as bylines give it. */
const isFullName = (text: string): boolean => {
  const words = text.split(/[\s\u00a0]+/)
  return words.length >= 2 && words.length <= 5 && !/\d/.test(text) && /^\p{Lu}/u.test(words[0]!) && /^\p{Lu}/u.test(words.at(-1)!) && words.every(word => /^\p{Lu}/u.test(word) || PARTICLES.has(word.toLowerCase()) || /^d['’]\p{Lu}/u.test(word))
}
