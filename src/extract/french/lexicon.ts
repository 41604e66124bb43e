import { z } from 'zod'
import { keySet } from './tables.ts'

/** Phrases to look for, as `parsePattern` reads them. */
const patterns = z.array(z.string().min(1))
/** Single words, which a rule looks up one by one: read as the keys of tokens. */
const words = patterns.transform(keySet)

/** The shapes of the tables in `data/lexicon/`, each file by its name: phrases are kept as they are written, words compiled into sets. */
export const lexiconSchema = z.object({
  verbs: z.strictObject({ irregular: z.record(z.string(), z.string()) }),
  modality: z.strictObject({ conditional: z.strictObject({ endings: patterns, exceptions: patterns }), hedges: patterns, no_hedges: patterns, near: patterns }),
  negation: z.strictObject({ first: words, ahead: words, stops: words, of_another: words, in_phrases: patterns, second: words, restrictive: words, partial: words, alone: words, clausal: patterns, before: patterns, verbs: patterns, after: patterns, except: patterns }),
  answers: z.strictObject({ yes: patterns, no: patterns, false: patterns, idle: patterns, same: patterns }),
  sentences: z.strictObject({ abbreviations: patterns.transform(list => new Set(list)) }),
  imperative: z.strictObject({ ending: z.string(), except: words, after: words, told_after: words }),
  glue: z.strictObject({
    speaker_and_verb: words, before_noun: words, oblique: words, oblique_but: words, before_verb_and_speaker: words, added: words, own_list: words, continues: words, announcing: words, complying: words, towards: words,
    they_who_speak: words, after_source: words, before_inverted: words, clitics: words, before_clitic: words, before_own_verb: words, itself: words, there: words, articles: words, relatives: words, role_begins: words, name_begins: words, in_names: words, parting: words, new_thing: words, reporting: words, contrary: words, auxiliaries: words, told_of: words, addressing: words, finite: words, somebody: words, latter: words, closing: words, before_that: words, joined: words, added_hedged: words,
  }),
  lists: z.strictObject({ between: words, parts: words, after_head: words, owners: words, openers: words, before_item: words, continuers: words, negators: words, after_not: words, after_not_alone: words, verdict_no: words, verdict_yes: words, they: words }),
  future: z.strictObject({ endings: patterns, except: words, anterior: words, participles: words, shown: words }),
  clauses: z.strictObject({ boundaries: patterns, spans: patterns, contrasts: patterns, relatives: words, subordinate: words, unjoined: words, apposed: words, another_verb: words }),
  dated: z.strictObject({
    before: words, links: words, auxiliaries: words, verb_before: words, perfect: words, said: words, entry_opening: words, entry_joins: words, stretch: words, day_names: words, day_of: words,
    at_once: words, at_once_with: words, asking: words, affirming: words, answering: words, others: patterns,
  }),
  counted: z.strictObject({
    no_noun_beyond: words, pronouns: words, wholes: words, singular: words, beside: words, joins: words, determiners: words, counting: words, takes_up: words,
    owned_by: words, sourced: words, denied: words, opening: words, sources: words, counted_nouns: patterns,
  }),
  words: z.strictObject({ of: words, to: words, that: words, and: words, but: words, had: words, auxiliary_infinitives: words, a: words, the: words, masculine_articles: words, feminine_articles: words, before_verb: words, set_apart: words }),
  setting: z.record(z.string(), z.strictObject({ sentence: patterns, clause: patterns, onward: patterns.default([]) })),
  speech: z.strictObject({
    verbs: patterns, only_with_that: patterns, telling: patterns, whom: patterns, with_a_figure: patterns, houses: patterns, to_somebody: patterns, also_nouns: patterns, also_to_have: patterns, no_report_after: patterns, phrases: patterns, sources: patterns, documents: patterns, studies: patterns, own: patterns,
    spokespeople: patterns, labels: patterns, viewpoints: patterns, hearsay: patterns, backward: patterns, no_sources: patterns, interviews: patterns, guests: patterns, kinds: z.record(z.string(), patterns),
  }),
  figures: z.strictObject({ replaced: patterns, first: patterns, grown: patterns, whole: patterns, of: patterns, about: patterns, held: patterns, part: patterns, lead: patterns, label: patterns, named: patterns, ours: patterns, theirs: patterns, included: patterns, adding: patterns, summed: patterns, bare: words, opens: words }),
  groups: z.strictObject({ introducers: words, readers: words, theirs: words, ours: words, breaks: words, addressing: words, dear: words, one: words, compounds: words }),
  reference: z.strictObject({ all: patterns, other: patterns, first: patterns, second: patterns, one: patterns, pronouns: patterns, glue: words, titles: words, determiners: words, definite: words, oblique: words, aside: words, after_rank: words, personal: words, their: words, among: words, feminine: words, masculine: words, impersonal: words }),
})

export type Lexicon = z.output<typeof lexiconSchema>
