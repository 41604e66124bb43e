import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { dataFolder } from '../dossier/data-folder.ts'
import type { LoadedDossier } from '../dossier/load.ts'
import type { LexiconTables } from '../dossier/load-lexicon.ts'
import { lexiconTexts, loadLexicon } from '../dossier/load-lexicon.ts'
import type { PageTables } from '../dossier/load-page-rules.ts'
import { loadPageTables, pageTexts } from '../dossier/load-page-rules.ts'
import { contentId } from '../model/identity.ts'

/** A name for each state of the rules that reading and extracting go by: what was done by other rules is done again. */
export interface Rules {
  /** `recoupe 0.1.0` */
  readonly program: string
  /** Name of the rules that read pages. */
  readonly reader: string
  /** Name of the rules that make claims: lexicon, questionnaire, and what the dossier says of the story. */
  readonly claims: string
  /** The tables that they are made of, parsed once and only where they are needed: a night with nothing new needs none. */
  readonly tables: () => RuleTables
}

export interface RuleTables {
  readonly lexicon: LexiconTables
  readonly pageTables: PageTables
}

/** `recoupe 0.1.0` */
export const programName = (): string => `recoupe ${programVersion()}`

const programVersion = (): string => (JSON.parse(readFileSync(join(dirname(dataFolder()), 'package.json'), 'utf8')) as { version: string }).version

export function loadRules({ dossier, questionnaire }: LoadedDossier): Rules {
  const lexicon = lexiconTexts()
  const pages = pageTexts()
  const version = programVersion()
  const { subjects, populations, speakers, relays, terms, window, timezone, language } = dossier
  let tables: RuleTables | undefined
  return {
    program: `recoupe ${version}`,
    reader: contentId('reader', version, JSON.stringify(pages)),
    claims: contentId('claims', version, JSON.stringify(lexicon), JSON.stringify(questionnaire), JSON.stringify({ subjects, populations, speakers, relays, terms, window, timezone, language })),
    tables: () => tables ??= { lexicon: loadLexicon(lexicon), pageTables: loadPageTables(pages) },
  }
}

/** @throws {Failure} exit 2, with file, line and column of what the questionnaire's patterns get wrong. */
export async function checkRules({ questionnaire, questionnaireFile }: LoadedDossier, { tables }: Rules): Promise<void> {
  const { createFrench } = await import('../extract/french/french.ts')
  const { checkPatterns } = await import('./questionnaire-patterns.ts')
  checkPatterns(questionnaireFile, questionnaire, createFrench(tables().lexicon))
}
