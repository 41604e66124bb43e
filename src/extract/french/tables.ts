/** The tables of French by file name without `.yaml`: parsed YAML that each module checks for itself. */
export type LexiconTables = Readonly<Record<string, unknown>>
