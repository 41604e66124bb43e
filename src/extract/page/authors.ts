import type { PageRules } from './rules.ts'
import { comparable, tidy, unescaped } from './text.ts'

/** More names than a byline has: something else was read. */
const MOST = 25
const LONGEST = 80

/** A date after the name, and what follows it. */
const UP_TO_DATE = /(?<![\s.,·|–-])[\s.,·|–-]+(?:et\s+)?(?:(?:publiée?|mise? (?:à jour|en ligne)|modifiée?|posted|published|updated)(?!\p{L})|le \d|\d{1,2}(?:er)?\s+\p{L}{3,9}\.?\s+\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2}).*/isu
const MAIL = /[<(]?\s*[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\s*[)>]?/g
/** What goes on in small letters after a name is what the person does: «Anne Martin, cheffe du service Santé», «Paul Durand (à Rouen)». */
const LOWER_AFTER = /(?:(?<!\s)\s*[,(]\s*|(?<!\s)\s+[–—|-]\s+)(?=\p{Ll}).*$/su
const EDGES = /^[\s,;:|•·-]+|(?<![\s,;:|•·-])[\s,;:|•·-]+$/g
/** A name whose bearer wants to be known by letters: «L. B.», «J.-M. R.». */
const INITIALS = /^(?:\p{Lu}\.[\s-]?){1,4}$/u

/** Cleans what a page gives as authors: one name an item, without «Par», roles, addresses and repetitions. */
export function cleanAuthors(raw: readonly string[], rules: PageRules): string[] {
  const seen = new Set<string>()
  const names: string[] = []
  for (const whole of raw.slice(0, MOST * 2)) {
    const text = tidy(unescaped(whole.slice(0, 2_000)).replace(MAIL, ' ')).replace(UP_TO_DATE, '')
    for (const part of people(text.replace(rules.bylineBefore, ''), rules)) {
      const name = cleanName(part, rules)
      const key = comparable(name)
      if (key === '' || seen.has(key) || isNobody(name, rules)) continue
      seen.add(key)
      names.push(name)
    }
  }
  return names.length > MOST ? [] : names
}

function cleanName(part: string, rules: PageRules): string {
  let name = part.replace(UP_TO_DATE, '')
  for (let turn = 0; turn < 3 && rules.bylineBefore.test(name); turn++) name = name.replace(rules.bylineBefore, '')
  name = tidy(name.replace(rules.bylineAfter, '').replace(/(?:(?<!\s)\s+)?\([^()]{1,12}\)\s*$/, '').replace(EDGES, ''))
  const alone = name.replace(LOWER_AFTER, '')
  return isFullName(alone) ? alone : name
}

/** An address, a number, a role or a preposition alone: no name. */
const isNobody = (name: string, rules: PageRules): boolean =>
  name.length > LONGEST || rules.metadata.no_author.includes(name.toLowerCase()) || /https?:|www\.|@\w|\.(?:com|html?)\b.{0,80}\//.test(name) || /^[\d\s]+$/.test(name)
  || `${name} `.replace(rules.bylineBefore, '') === '' || `-, ${name}`.replace(rules.bylineAfter, '') === '-'

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
  return /^(?:par|by|von|por|di|door|av)\s/i.test(text) && names.every(isFullName)
}

/** A person's name as bylines give it, and nothing else. */
export const isPerson = (name: string): boolean => isFullName(name)

/** Whether each of these is a person's name or initials, or a news agency's. */
export const areNames = (names: readonly string[], rules: PageRules): boolean => names.length > 0 && names.every(name => isFullName(name) || INITIALS.test(name) || isAgency(name, rules))

const isAgency = (name: string, rules: PageRules): boolean => rules.metadata.agencies.includes(name.toLowerCase().replace(/^l['’]/, ''))

/** Splits «Anne Martin, Paul Durand et Luc Petit» and «Anne Martin avec AFP» into names; «Le Figaro et AFP» and «Durand, envoyé spécial» stay whole. */
function people(text: string, rules: PageRules): string[] {
  const parts = text.split(/(?:(?<!\s)\s+)?[,;|/]\s*(?:(?:et|avec|with)\s+)?|(?<!\s)\s+(?:et|ET|and|AND|und|e|y|och|og|en|&)\s+|(?<!\s)\s+\(?(?:avec|AVEC|with|mit)\s+(?=[^()]{2,20}\)?$)/u).map(part => part.replace(/^l['’]|\)$/gi, '').trim()).filter(Boolean)
  const names = parts.map(part => part.replace(LOWER_AFTER, ''))
  return parts.length > 1 && areNames(names, rules) && !names.every(name => isAgency(name, rules)) ? names : text.split(/(?:(?<!\s)\s+)?[;|]\s*/)
}

/** The name in the address of an author's page, «/auteur/anne-martin»: accents are lost. Null where it is none. */
export function nameInAddress(address: string): string | null {
  const slug = /\/(?:auth?ors?|auteurs?|autor(?:es)?|journalistes?|signatures?|profils?|profiles?)\/([a-z]{2,20}(?:-[a-z]{2,20}){1,3})(?:\.html?|\/)?$/i.exec(address)?.[1]
  return slug ? slug.split('-').map(word => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join(' ') : null
}

/** What stands in lower case within a person's name. */
const PARTICLES = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'von', 'van', 'der', 'den', 'het', 'zu', 'di', 'da', 'del', 'della', 'do', 'dos', 'y', 'e', 'i', 'el', 'al', 'ben', 'bin', 'af', 'av', 'ter', 'ten'])

/** An outlet's name begins with one, and no person's: «Le Figaro». */
const ARTICLES = new Set(['Le', 'La', 'Les', 'The', 'El', 'Der', 'Die', 'Das'])

/** Two to five words with capitals, but for particles: a person's name as bylines give it. */
const isFullName = (text: string): boolean => {
  const words = text.split(/[\s\u00a0]+/)
  return words.length >= 2 && words.length <= 5 && !ARTICLES.has(words[0]!) && !/\d/.test(text) && /^\p{Lu}/u.test(words[0]!) && /^\p{Lu}/u.test(words.at(-1)!) && words.every(word => /^\p{Lu}/u.test(word) || PARTICLES.has(word.toLowerCase()) || /^d['’]\p{Lu}/u.test(word))
}
