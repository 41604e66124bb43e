import { isPath, loadDossier } from '../dossier/load.ts'
import { EXIT } from '../model/failure.ts'
import { differencesOf } from '../run/history.ts'
import type { CommandDeclaration } from './declare.ts'
import { wholeNumber } from './numbers.ts'
import { plain } from './table.ts'

type Difference = Awaited<ReturnType<typeof differencesOf>>[number]
type Claim = NonNullable<Difference['claims'][number]['before']>

export const diff: CommandDeclaration = {
  name: 'diff',
  summary: 'Tell what changed: new articles, new or changed claims, findings that turned',
  details: 'Without --since, what the last run of each dossier changed. Claims are those of articles that were known before: a new article brings its own. A new version of the rules shows here, too.',
  arguments: [{ name: '[dossier]', help: 'an id, or the path of a YAML file; without it, all of the store’s' }],
  options: [{ flags: '--since <run>', help: 'the number of a run, as «recoupe runs» has it: what changed after it' }],
  examples: [
    { line: 'recoupe diff', does: 'tell what last night brought' },
    { line: 'recoupe diff viamedis-almerys-2024 --since 12', does: 'tell what changed in one story after run 12' },
  ],
  async run({ arguments: [dossier], options, terminal }) {
    const since = options['since'] === undefined ? null : wholeNumber(options['since'], '--since')
    const id = typeof dossier === 'string' && isPath(dossier) ? loadDossier(dossier).dossier.id : dossier
    const differences = await differencesOf(options.db, { dossier: (id as string | undefined) ?? null, since })
    terminal.out(options.json ? `${JSON.stringify(differences)}\n` : differences.map(told).join('\n'))
    return EXIT.done
  },
}

function told({ dossier, since, articles, claims, findings }: Difference): string {
  const lines = [
    `${dossier}, since ${since === 0 ? 'the beginning' : `run ${since}`}: ${articles.length} new articles, ${claims.length} changed claims, ${findings.length} findings turned`,
    ...articles.map(article => `+ ${article.published?.slice(0, 10) ?? '    –     '}  ${article.outlet}: ${article.title} (${article.claims} claims)`),
    ...claims.map(({ before, after }) => (before && after ? `~ ${claimText(before)} → ${valueText(after)}  «${after.quote_exact}»` : before ? `- ${claimText(before)}  «${before.quote_exact}»` : `+ ${claimText(after!)}  «${after!.quote_exact}»`)),
    ...findings.flatMap(({ question, subject, population, before, after, positionsAdded, positionsGone }) => [
      `* ${question} (${[subject, population].filter(word => word !== '' && word !== 'any').join(', ')}): ${before === after ? after : `${before ?? 'new'} → ${after ?? 'gone'}`}`,
      ...positionsAdded.map(position => `    + ${position}`),
      ...positionsGone.map(position => `    - ${position}`),
    ]),
  ]
  return `${lines.map(plain).join('\n')}\n`
}

const claimText = (claim: Claim): string => `${claim.question} (${claim.subject}): ${valueText(claim)}`
const valueText = ({ value, polarity, modality }: Claim): string =>
  `${polarity === 'denied' ? 'not ' : ''}${Object.values(JSON.parse(value) as object).join(' ')}${modality === 'hedged' ? ' (hedged)' : ''}`
