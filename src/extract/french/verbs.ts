import { wordKey } from './tokenize.ts'

/** Irregular verbs: infinitive to its forms, space-separated, as `data/lexicon/verbs.yaml` has them. */
export type VerbTable = Readonly<Record<string, string>>

/** Third person, participles and gerund: what a text tells has happened. */
const FIRST_GROUP = ['e', 'es', 'ent', 'a', 'erent', 'ait', 'aient', 'ant', 'ons', 'é', 'erait', 'eraient']
const IN_DRE = ['', 'ent', 'ait', 'aient', 'it', 'irent', 'u', 'ue', 'ant', 'rait', 'raient']
const SECOND_GROUP = ['i', 'ie', 'it', 'irent', 'issent', 'issait', 'issaient', 'issant', 'issons', 'irait', 'iraient']

/**
 * The keys of a verb's forms that tell a fact, asserted or with reserve: third persons of the present, the past and the
 * conditional, participles and the first person plural. No infinitive, no future, no «-ez»: those advise, oblige or foresee.
 */
export function tellingForms(infinitive: string, irregular: VerbTable): ReadonlySet<string> {
  const listed = irregular[infinitive] ?? prefixed(infinitive, irregular)
  if (listed !== undefined) return new Set(listed.split(/\s+/).map(wordKey))
  const key = wordKey(infinitive)
  const stem = key.slice(0, -2)
  if (key.endsWith('er')) {
    // «employer» has «emploie», «emploierait»: before a mute e, y may turn to i.
    const soft = /[aou]y$/.test(stem) ? FIRST_GROUP.filter(ending => ending.startsWith('e')).map(ending => wordKey(`${stem.slice(0, -1)}i${ending}`)) : []
    const endings = FIRST_GROUP.map(ending => stem.endsWith('g') && /^[ao]/.test(ending) ? `e${ending}` : ending)
    return new Set([...endings.map(ending => wordKey(stem + ending)), ...soft])
  }
  if (key.endsWith('ir')) return new Set(SECOND_GROUP.map(ending => wordKey(stem + ending)))
  if (key.endsWith('dre')) return new Set(IN_DRE.map(ending => wordKey(stem + ending)))
  throw new Error(`«${infinitive}» is neither in the table of irregular verbs nor regular in -er, -ir or -dre; add its forms to verbs.yaml`)
}

const PREFIXES = ['re', 'ré', 'dé', 'dis', 'com', 'con', 'sur', 'sous', 'entre', 'inter', 'par', 'pré', 'trans']

/** «comprendre» goes as «prendre»: the forms of the listed verb, each with the prefix. */
function prefixed(infinitive: string, irregular: VerbTable): string | undefined {
  for (const prefix of PREFIXES) {
    const base = infinitive.startsWith(prefix) ? irregular[infinitive.slice(prefix.length)] : undefined
    if (base !== undefined) return base.split(/\s+/).map(form => prefix + form).join(' ')
  }
  return undefined
}

/** Every form that a text may use, infinitive, future and «-ez» included. */
export function allForms(infinitive: string, irregular: VerbTable): ReadonlySet<string> {
  const key = wordKey(infinitive)
  const stem = key.slice(0, -2)
  const future = key.endsWith('re') ? key.slice(0, -1) : key
  return new Set([...tellingForms(infinitive, irregular), key, `${future}a`, `${future}ont`, `${stem}ez`, `${stem}issez`, `${future}ez`].map(wordKey))
}
