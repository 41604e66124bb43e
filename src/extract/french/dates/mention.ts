/**
 * How a date was said: with its year (`absolute`), without (`no_year`), as a weekday, from the day of publication
 * (`relative`: «hier», «la semaine dernière»), from another event of the article (`anchored`), or as a feast («Noël»).
 */
export type DateKind = 'absolute' | 'no_year' | 'weekday' | 'relative' | 'anchored' | 'feast'

/**
 * What an anchored date is counted from. `event` is what the text names right after («cinq jours après …»), `previous` the
 * date that the article gave last («la veille»). `days` is null where the text gives no figure («quelques jours plus tard»).
 */
export interface Anchor {
  readonly to: 'event' | 'previous'
  /** Negative before, positive after. Weeks count seven; months and years are in `months`. */
  readonly days: number | null
  readonly months?: number
  /** A whole week, month or year and not one day: «la semaine suivante». */
  readonly unit?: 'week' | 'month' | 'year'
  /** «Le lundi suivant»: the first such day after what it is counted from, or the last before it where `days` is negative. */
  readonly weekday?: number
  /** «Après cinq jours de fermeture»: counts from the date of its own sentence, before or after it. */
  readonly lasted?: true
}

/** How a preposition turns the date: «depuis le 29», «jusqu'au 29», «avant le 29», «après le 29». */
export type DateRelation = 'since' | 'until' | 'before' | 'after'

/** A date in a text. `start` and `end` are UTF-16 code units; `edtf` is null where only an anchor, or a publication day, can say. */
export interface DateMention {
  readonly start: number
  readonly end: number
  readonly edtf: string | null
  readonly kind: DateKind
  readonly anchor?: Anchor
  readonly relation?: DateRelation
}
