import { z } from 'zod'

const patterns = z.array(z.string().min(1))

/** The shapes of the tables in `data/lexicon/`, each file by its name. */
export const lexiconSchema = z.object({
  verbs: z.strictObject({ irregular: z.record(z.string(), z.string()) }),
  modality: z.strictObject({ conditional: z.strictObject({ endings: patterns, exceptions: patterns }), hedges: patterns, no_hedges: patterns, near: patterns }),
  negation: z.strictObject({ second: patterns, restrictive: patterns, partial: patterns, alone: patterns, clausal: patterns, before: patterns, verbs: patterns, after: patterns, except: patterns }),
  answers: z.strictObject({ yes: patterns, no: patterns, false: patterns, idle: patterns, same: patterns }),
  imperative: z.strictObject({ ending: z.string(), except: patterns, after: patterns }),
  glue: z.strictObject({ speaker_and_verb: patterns, before_noun: patterns, oblique: patterns, oblique_but: patterns, before_verb_and_speaker: patterns, added: patterns, own_list: patterns, continues: patterns, announcing: patterns, complying: patterns, towards: patterns, they_who_speak: patterns, after_source: patterns, before_inverted: patterns, clitics: patterns, before_clitic: patterns, before_own_verb: patterns, itself: patterns, articles: patterns, of: patterns, relatives: patterns, role_begins: patterns, name_begins: patterns, in_names: patterns, parting: patterns, new_thing: patterns, reporting: patterns, contrary: patterns, auxiliaries: patterns, told_of: patterns, addressing: patterns, finite: patterns, somebody: patterns, latter: patterns, closing: patterns, that: patterns, before_that: patterns, joined: patterns, infinitives: patterns }),
  lists: z.strictObject({ between: patterns, parts: patterns, after_head: patterns, owners: patterns, openers: patterns, continuers: patterns, negators: patterns, after_not: patterns, after_not_alone: patterns, verdict_no: patterns, verdict_yes: patterns, they: patterns }),
  future: z.strictObject({ endings: patterns, except: patterns, anterior: patterns, participles: patterns }),
  clauses: z.strictObject({ boundaries: patterns, spans: patterns, contrasts: patterns }),
  dated: z.strictObject({ before: patterns, asking: patterns, affirming: patterns, answering: patterns, others: patterns }),
  setting: z.record(z.string(), z.strictObject({ sentence: patterns, clause: patterns, onward: patterns.default([]) })),
  speech: z.strictObject({
    verbs: patterns, only_with_that: patterns, telling: patterns, whom: patterns, with_a_figure: patterns, houses: patterns, to_somebody: patterns, also_nouns: patterns, no_report_after: patterns, phrases: patterns, sources: patterns, documents: patterns, studies: patterns, own: patterns,
    spokespeople: patterns, labels: patterns, viewpoints: patterns, hearsay: patterns, backward: patterns, no_sources: patterns, interviews: patterns, guests: patterns, kinds: z.record(z.string(), patterns),
  }),
  figures: z.strictObject({ replaced: patterns, first: patterns, grown: patterns, whole: patterns, of: patterns, about: patterns, held: patterns, part: patterns, lead: patterns, label: patterns, named: patterns, ours: patterns, theirs: patterns, included: patterns, adding: patterns, summed: patterns, bare: patterns, opens: patterns }),
  groups: z.strictObject({ introducers: patterns, readers: patterns, theirs: patterns, ours: patterns, breaks: patterns, addressing: patterns, dear: patterns, one: patterns, compounds: patterns }),
  reference: z.strictObject({ all: patterns, other: patterns, first: patterns, second: patterns, one: patterns, pronouns: patterns, glue: patterns, titles: patterns, determiners: patterns, definite: patterns, oblique: patterns, aside: patterns, after_rank: patterns, personal: patterns, their: patterns, among: patterns, feminine: patterns, masculine: patterns, impersonal: patterns }),
})

export type Lexicon = z.output<typeof lexiconSchema>
