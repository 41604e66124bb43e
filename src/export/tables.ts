import type { PlacedClaim } from '../model/claim.ts'
import type { Finding } from '../model/finding.ts'
import { RELATIONS, STATUSES } from '../model/finding.ts'
import type { Column, Table } from './column.ts'
import { list } from './column.ts'
import type { ArticleRow, ClaimRow, PositionRow, RelationRow } from './rows.ts'
import { valueColumns, valueText } from './value-cells.ts'

const MANY = { fr: ' ; plusieurs sont séparés par « ; »', en: '; several are separated by “; ”' }
const both = (fr: string, en: string, many = false) => ({ fr: many ? fr + MANY.fr : fr, en: many ? en + MANY.en : en })

/** Who it is about and of whom, the same in three tables. */
const scopeColumns = <Row>(scopeOf: (row: Row) => { question: string; subject: readonly string[]; population: string }): readonly Column<Row>[] => [
  { name: 'question', type: 'string', required: true, description: both('Question à laquelle il est répondu (son identifiant dans le questionnaire)', 'The question that is answered (its id in the questionnaire)'), cell: row => scopeOf(row).question },
  { name: 'subject', type: 'string', required: true, description: both('Sujets du dossier dont il est parlé, ensemble', 'Subjects of the dossier that it is about, together', true), cell: row => list(scopeOf(row).subject) },
  { name: 'population', type: 'string', required: true, description: both('Population concernée, ou « any » si rien n’est dit', 'Population concerned, or “any” where nothing is said'), cell: row => scopeOf(row).population },
]

/** How it is said, the same in two tables. */
const manner = <Row>(claimOf: (row: Row) => { polarity: string; modality: string }): readonly Column<Row>[] => [
  { name: 'polarity', type: 'string', required: true, values: ['affirmed', 'denied'], description: both('Affirmé ou démenti', 'Affirmed or denied'), cell: row => claimOf(row).polarity },
  { name: 'modality', type: 'string', required: true, values: ['asserted', 'hedged'], description: both('Asserté, ou dit avec réserve (conditionnel, « potentiellement »…)', 'Asserted, or hedged (“might”, “allegedly”, …)'), cell: row => claimOf(row).modality },
]

/** A claim's answer in one text: `at_least 33000000; affirmed; asserted`. */
const answer = ({ value, polarity, modality }: PlacedClaim): string =>
  ['bound' in value ? `${value.bound} ${valueText(value)}` : valueText(value), polarity, modality].join('; ')

export const articles: Table<ArticleRow> = {
  name: 'articles',
  description: both('Les articles du dossier, chacun dans sa dernière version', 'The dossier’s articles, each in its newest version'),
  key: ['id'],
  references: [],
  columns: [
    { name: 'id', type: 'string', required: true, description: both('Identifiant permanent', 'Permanent id'), cell: row => row.id },
    { name: 'url', type: 'string', required: true, description: both('Adresse canonique', 'Canonical address'), cell: row => row.url },
    { name: 'outlet_id', type: 'string', required: true, description: both('Identifiant du média', 'Id of the outlet'), cell: row => row.outlet_id },
    { name: 'outlet', type: 'string', required: true, description: both('Nom du média', 'Name of the outlet'), cell: row => row.outlet },
    { name: 'group', type: 'string', description: both('Groupe de presse du média, s’il est connu', 'Press group of the outlet, where known'), cell: row => row.group },
    { name: 'title', type: 'string', description: both('Titre', 'Title'), cell: row => row.title },
    { name: 'authors', type: 'string', description: both('Signatures', 'Authors', true), cell: row => list(row.authors) },
    { name: 'published', type: 'string', description: both('Publication : jour ou instant ISO 8601, avec le décalage que donne la page', 'Publication: an ISO 8601 day or time, with the page’s own offset'), cell: row => row.published },
    { name: 'modified', type: 'string', description: both('Dernière modification, de même', 'Last modification, likewise'), cell: row => row.modified },
    { name: 'language', type: 'string', description: both('Langue du texte, ISO 639-1', 'Language of the text, ISO 639-1'), cell: row => row.language },
    { name: 'free', type: 'boolean', description: both('Si l’article est en accès libre ; vide si la page ne le dit pas', 'Whether the article is free to read; empty where the page does not say'), cell: row => row.free },
    { name: 'flags', type: 'string', description: both('Ce qui gêne la lecture de la page', 'What stands in the way of reading the page', true), cell: row => list(row.flags) },
    { name: 'versions', type: 'integer', unit: 'versions', required: true, description: both('Nombre de versions vues', 'Number of versions seen'), cell: row => row.versions },
    { name: 'origin', type: 'string', required: true, description: both('Origine : la même pour les articles qui viennent d’une même dépêche, d’un même communiqué, d’un même entretien', 'Origin: the same for articles that come from one dispatch, one press release, one interview'), cell: row => row.origin },
  ],
}

export const claims: Table<ClaimRow> = {
  name: 'claims',
  description: both('Les affirmations : une réponse à une question, à un endroit d’un article', 'The claims: one answer to one question, at one place of an article'),
  key: ['id'],
  references: [{ column: 'article_id', table: 'articles', to: 'id' }, { column: 'position_id', table: 'positions', to: 'id' }],
  columns: [
    { name: 'id', type: 'string', required: true, description: both('Identifiant permanent', 'Permanent id'), cell: ({ claim }) => claim.id },
    { name: 'article_id', type: 'string', required: true, description: both('Article', 'Article'), cell: ({ claim }) => claim.article.id },
    { name: 'version', type: 'integer', required: true, description: both('Version de l’article, à partir de 1', 'Version of the article, from 1'), cell: ({ claim }) => claim.article.version ?? 1 },
    ...scopeColumns<ClaimRow>(({ claim }) => claim),
    ...valueColumns<ClaimRow>(({ claim }) => claim.value),
    ...manner<ClaimRow>(({ claim }) => claim),
    { name: 'speaker', type: 'string', description: both('Qui le dit dans l’article ; vide si c’est le média lui-même', 'Who says so in the article; empty where the outlet says so itself'), cell: ({ claim }) => claim.speaker },
    { name: 'via', type: 'string', description: both('Relais nommés', 'Relays named', true), cell: ({ claim }) => list(claim.via) },
    { name: 'quote', type: 'string', required: true, description: both('Citation exacte', 'Exact quote'), cell: ({ claim }) => claim.quote.exact },
    { name: 'prefix', type: 'string', description: both('Jusqu’à 32 caractères avant la citation ; vide si elle est au début', 'Up to 32 characters before the quote; empty where it comes first'), cell: ({ claim }) => claim.quote.prefix },
    { name: 'suffix', type: 'string', description: both('Jusqu’à 32 caractères après ; vide si elle est à la fin', 'Up to 32 characters after it; empty where it comes last'), cell: ({ claim }) => claim.quote.suffix },
    { name: 'start', type: 'integer', unit: 'UTF-16 code units', required: true, description: both('Début de la citation dans le texte de l’article', 'Where the quote begins in the article’s text'), cell: ({ claim }) => claim.quote.start },
    { name: 'end', type: 'integer', unit: 'UTF-16 code units', required: true, description: both('Fin de la citation', 'Where it ends'), cell: ({ claim }) => claim.quote.end },
    { name: 'position_id', type: 'string', description: both('Position dont elle fait partie ; vide si elle a été rejetée, ou n’a pas encore été recoupée', 'The position that it is part of; empty where it was rejected, or is not reconciled yet'), cell: row => row.position },
    { name: 'finding_id', type: 'string', description: both('Constat dont elle fait partie', 'The finding that it is part of'), cell: row => row.finding },
    { name: 'review', type: 'string', values: ['accept', 'reject', 'correct', 'note'], description: both('Décision d’un relecteur, s’il y en a une ; une affirmation rejetée ne compte dans aucune position', 'A reviewer’s decision, where there is one; a rejected claim counts in no position'), cell: row => row.review?.decision ?? null },
    { name: 'extracted', type: 'string', description: both('Ce qui avait été extrait, si un relecteur l’a corrigé : réponse ; polarité ; modalité', 'What was extracted, where a reviewer corrected it: answer; polarity; modality'), cell: row => row.extracted && answer(row.extracted) },
    { name: 'review_by', type: 'string', description: both('Relecteur', 'Reviewer'), cell: row => row.review?.by ?? null },
    { name: 'review_at', type: 'string', description: both('Instant de la relecture, ISO 8601', 'When it was reviewed, ISO 8601'), cell: row => row.review?.at ?? null },
    { name: 'review_note', type: 'string', description: both('Note du relecteur', 'The reviewer’s note'), cell: row => row.review?.note ?? null },
  ],
}

export const positions: Table<PositionRow> = {
  name: 'positions',
  description: both('Les positions : toutes les affirmations d’une même réponse dans un même périmètre', 'The positions: all the claims with one answer in one scope'),
  key: ['id'],
  references: [{ column: 'finding_id', table: 'findings', to: 'id' }],
  columns: [
    { name: 'id', type: 'string', required: true, description: both('Identifiant permanent', 'Permanent id'), cell: ({ position }) => position.id },
    { name: 'finding_id', type: 'string', required: true, description: both('Constat', 'Finding'), cell: row => row.finding },
    ...scopeColumns<PositionRow>(({ position }) => position),
    ...valueColumns<PositionRow>(({ position }) => position.value),
    ...manner<PositionRow>(({ position }) => position),
    { name: 'claims', type: 'integer', unit: 'claims', required: true, description: both('Nombre d’affirmations', 'Number of claims'), cell: ({ position }) => position.claims.length },
    { name: 'outlets', type: 'string', description: both('Médias', 'Outlets', true), cell: ({ position }) => list(position.outlets) },
    { name: 'speakers', type: 'string', description: both('Qui le dit', 'Who says so', true), cell: ({ position }) => list(position.speakers) },
    { name: 'origins', type: 'integer', unit: 'origins', required: true, description: both('Nombre d’origines indépendantes', 'Number of independent origins'), cell: ({ position }) => position.origins },
    { name: 'first', type: 'date', description: both('Jour du premier article', 'Day of the first article'), cell: ({ position }) => position.first },
    { name: 'last', type: 'date', description: both('Jour du dernier', 'Day of the last one'), cell: ({ position }) => position.last },
  ],
}

export const findings: Table<Finding> = {
  name: 'findings',
  description: both('Les constats : ce qui est dit d’une question dans un périmètre, et comment', 'The findings: what is said of one question in one scope, and how it stands'),
  key: ['id'],
  references: [],
  columns: [
    { name: 'id', type: 'string', required: true, description: both('Identifiant permanent', 'Permanent id'), cell: row => row.id },
    ...scopeColumns<Finding>(row => row),
    { name: 'status', type: 'string', required: true, values: STATUSES, description: both('Accord, contradiction, contradiction possible, source unique ou évolution', 'Agreement, contradiction, possible contradiction, single source, or evolved'), cell: row => row.status },
    { name: 'positions', type: 'integer', unit: 'positions', required: true, description: both('Nombre de positions', 'Number of positions'), cell: row => row.positions.length },
    { name: 'outlets', type: 'integer', unit: 'outlets', required: true, description: both('Nombre de médias', 'Number of outlets'), cell: row => new Set(row.positions.flatMap(position => position.outlets)).size },
  ],
}

export const relations: Table<RelationRow> = {
  name: 'relations',
  description: both('Comment les positions se rapportent les unes aux autres', 'How positions stand to each other'),
  key: ['a', 'b', 'relation'],
  references: [{ column: 'a', table: 'positions', to: 'id' }, { column: 'b', table: 'positions', to: 'id' }],
  columns: [
    { name: 'a', type: 'string', required: true, description: both('Une position ; la plus précise, ou la plus récente', 'A position; the more precise, or the newer'), cell: row => row.relation.a },
    { name: 'b', type: 'string', required: true, description: both('L’autre', 'The other'), cell: row => row.relation.b },
    { name: 'question', type: 'string', required: true, description: both('Question', 'Question'), cell: row => row.question },
    { name: 'relation', type: 'string', required: true, values: RELATIONS, description: both('Accord, précision, contradiction, périmètre différent, remplacement, certitude différente', 'Agrees, refines, contradicts, different scope, supersedes, differs in certainty'), cell: row => row.relation.relation },
    { name: 'certainty', type: 'string', required: true, values: ['firm', 'possible'], description: both('Ferme, ou possible', 'Firm, or possible'), cell: row => row.relation.certainty },
    { name: 'across', type: 'boolean', required: true, description: both('Si les deux positions sont de constats différents', 'Whether the two positions are of different findings'), cell: row => row.across },
    { name: 'why_fr', type: 'string', required: true, description: both('Pourquoi, en français', 'Why, in French'), cell: row => row.relation.why.fr },
    { name: 'why_en', type: 'string', required: true, description: both('Pourquoi, en anglais', 'Why, in English'), cell: row => row.relation.why.en },
  ],
}

/** Every table, in the order of the files. */
export const tables = { articles, claims, positions, findings, relations } as const
export type TableName = keyof typeof tables
