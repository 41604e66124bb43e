import { readFile } from 'node:fs/promises'
import { loadDossier } from '../dossier/load.ts'
import { EXIT, Failure } from '../model/failure.ts'
import type { Language } from '../model/finding.ts'
import type { CheckedTextClaim, PressPosition, Standing } from '../run/check-text.ts'
import { checkText } from '../run/check-text.ts'
import type { CommandDeclaration } from './declare.ts'
import { plain } from './table.ts'

/** Quotes shown of one position; the others are told by their number. */
const MOST_QUOTES = 3

const WORDS: Readonly<Record<Language, Readonly<Record<Standing | 'nowhere' | 'nothing' | 'more' | 'moreMany', string>>>> = {
  fr: { same: 'dit aussi par la presse', contradicted: 'contredit', superseded: 'dépassé', other_scope: 'vrai d’autre chose', nowhere: 'dit nulle part', nothing: 'Le texte ne répond à aucune question du dossier.', more: 'autre affirmation', moreMany: 'autres affirmations' },
  en: { same: 'also said by the press', contradicted: 'contradicted', superseded: 'superseded', other_scope: 'true of something else', nowhere: 'nowhere said', nothing: 'The text answers none of the dossier’s questions.', more: 'more claim', moreMany: 'more claims' },
}

export const check: CommandDeclaration = {
  name: 'check',
  summary: 'Set a sentence or a draft against the coverage: who says the same, who contradicts it, with quotes',
  details: 'The exit code is 1 where a claim of the text is contradicted or superseded, so that it can stand in a newsroom’s pipeline. With --json, one JSON object a claim.',
  arguments: [
    { name: '<dossier>', help: 'an id under data/dossiers/, or the path of a YAML file' },
    { name: '[text]', help: 'the sentence to check' },
  ],
  options: [{ flags: '--file <file>', help: 'a draft to check, in the place of a sentence' }],
  examples: [
    { line: 'recoupe check viamedis-almerys-2024 "Viamedis a été attaqué le 3 février 2024."', does: 'see who says so, and who says otherwise' },
    { line: 'recoupe check viamedis-almerys-2024 --file draft.txt', does: 'check a whole draft; exit 1 where the coverage contradicts it' },
  ],
  async run({ arguments: [named, given], options, terminal }) {
    const file = options['file']
    if ((typeof given === 'string') === (typeof file === 'string')) throw new Failure('no_text', 'check: give either a sentence or --file FILE', { exit: EXIT.usage })
    const text = typeof given === 'string' ? given : await readDraft(file as string)
    const language = options.lang ?? loadDossier(named as string).dossier.language
    const checked = await checkText(text, { dossier: named as string, db: options.db, now: new Date(), called: language })
    if (options.json) for (const each of checked) terminal.out(`${JSON.stringify(claimJson(each, language))}\n`)
    else terminal.out(checked.length === 0 ? `${WORDS[language].nothing}\n` : checked.map(each => claimLines(each, language)).join('\n'))
    return checked.some(({ press }) => press.some(({ standing }) => standing === 'contradicted' || standing === 'superseded')) ? EXIT.failed : EXIT.done
  },
}

async function readDraft(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new Failure('no_file', `${file}: cannot be read (${(error as NodeJS.ErrnoException).code}); check the path`, { exit: EXIT.usage, cause: error })
  }
}

const claimJson = ({ claim, press }: CheckedTextClaim, language: Language) => {
  const { question, value, subject, population, polarity, modality, quote } = claim
  return {
    question, value, subject, population, polarity, modality, quote: quote.exact,
    press: press.map(({ standing, certainty, position, why, claims }) => ({
      standing, certainty, value: position.value, polarity: position.polarity, subject: position.subject, population: position.population, origins: position.origins, why: why?.[language] ?? null,
      claims: claims.map(({ id, article, quote: words, speaker }) => ({ id, outlet: article.outlet, url: article.url, published: article.published, speaker, quote: words.exact })),
    })),
  }
}

function claimLines({ claim, press }: CheckedTextClaim, language: Language): string {
  const words = WORDS[language]
  const order: readonly Standing[] = ['contradicted', 'superseded', 'same', 'other_scope']
  const ranked = [...press].sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing) || b.position.origins - a.position.origins)
  const found = ranked.length === 0 ? [`  ${words.nowhere}`] : ranked.flatMap(each => positionLines(each, language))
  return [`«\u00a0${plain(claim.quote.exact)}\u00a0»`, ...found, ''].join('\n')
}

function positionLines({ standing, why, claims }: PressPosition, language: Language): string[] {
  const words = WORDS[language]
  // An article that says it twice in the same words is quoted once.
  const quotes = [...new Map(claims.map(claim => [`${claim.article.id}|${claim.quote.exact}`, claim])).values()]
  const more = quotes.length - MOST_QUOTES
  return [
    `  ${words[standing]}${why === null ? '' : `\u00a0: ${plain(why[language])}`}`,
    ...quotes.slice(0, MOST_QUOTES).map(({ article, quote }) => `    ${plain(article.outlet)}\u00a0: «\u00a0${plain(quote.exact)}\u00a0»${article.url === null ? '' : ` ${plain(article.url)}`}`),
    ...(more > 0 ? [`    + ${more} ${more === 1 ? words.more : words.moreMany}`] : []),
  ]
}
