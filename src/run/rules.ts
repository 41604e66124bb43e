import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { dataFolder } from '../dossier/data-folder.ts'
import type { LoadedDossier } from '../dossier/load.ts'
import type { LexiconTables } from '../dossier/load-lexicon.ts'
import { loadLexicon } from '../dossier/load-lexicon.ts'
import type { PageTables } from '../dossier/load-page-rules.ts'
import { loadPageTables } from '../dossier/load-page-rules.ts'
import { createFrench } from '../extract/french/french.ts'
import { contentId } from '../model/identity.ts'
import { checkPatterns } from './questionnaire-patterns.ts'

/** The tables that reading and extracting go by, and a name for each state of them: what was done by other rules is done again. */
export interface Rules {
  readonly lexicon: LexiconTables
  readonly pageTables: PageTables
  /** `recoupe 0.1.0` */
  readonly program: string
  /** Name of the rules that read pages. */
  readonly reader: string
  /** Name of the rules that make claims: lexicon, questionnaire, and what the dossier says of the story. */
  readonly claims: string
}

/** `recoupe 0.1.0` */
export const programName = (): string => `recoupe ${programVersion()}`

const programVersion = (): string => (JSON.parse(readFileSync(join(dirname(dataFolder()), 'package.json'), 'utf8')) as { version: string }).version

/** @throws {Failure} exit 2, with file, line and column of what the questionnaire's patterns get wrong. */
export function loadRules({ dossier, questionnaire, questionnaireFile }: LoadedDossier): Rules {
  const lexicon = loadLexicon()
  checkPatterns(questionnaireFile, questionnaire, createFrench(lexicon))
  const pageTables = loadPageTables()
  const version = programVersion()
  const { subjects, populations, speakers, relays, terms, window, timezone, language } = dossier
  return {
    lexicon,
    pageTables,
    program: `recoupe ${version}`,
    reader: contentId('reader', version, JSON.stringify(pageTables)),
    claims: contentId('claims', version, JSON.stringify(lexicon), JSON.stringify(questionnaire), JSON.stringify({ subjects, populations, speakers, relays, terms, window, timezone, language })),
  }
}
