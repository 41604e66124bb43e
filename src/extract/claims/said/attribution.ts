/** Words that somebody is said to have said: tokens `from` to `to` of one sentence, and who. */
export interface Attribution {
  readonly from: number
  readonly to: number
  /** Null where a source is named that the dossier does not know, or the outlet's own. */
  readonly speaker: string | null
  readonly rule: 'source' | 'speech' | 'aside' | 'quotation' | 'carried' | 'transcript'
  /** The words of the attribution itself: a date among them is the outlet's. */
  readonly words: { readonly from: number; readonly to: number }
}

/** How far before a verb of speech its subject may end, and how far after a verb or a source who is meant may begin, in tokens. */
export const REACH = { before: 14, after: 8 } as const
