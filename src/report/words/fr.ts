import type { Messages } from './messages.ts'
import { count } from './numbers.ts'

/** In French, zero and one are singular. */
const few = (number: number, one: string, many: string): string => `${count(number, 'fr')}\u00a0${Math.abs(number) < 2 ? one : many}`

export const fr: Messages = {
  title: 'Ce que dit la presse',
  articles: number => few(number, 'article', 'articles'),
  outlets: number => few(number, 'média', 'médias'),
  origins: number => few(number, 'origine indépendante', 'origines indépendantes'),
  claims: number => few(number, 'affirmation', 'affirmations'),
  hedged: number => `dont ${count(number, 'fr')} avec réserve`,
  contradictions: number => few(number, 'contradiction', 'contradictions'),
  possibleContradictions: number => few(number, 'contradiction possible', 'contradictions possibles'),
  establishedPoints: number => few(number, 'point établi', 'points établis'),
  singlePoints: number => few(number, 'point sur une seule origine', 'points sur une seule origine'),
  supersededFigures: number => few(number, 'réponse corrigée depuis', 'réponses corrigées depuis'),
  andOthers: (named, others) => (others === 0 ? named : `${named} et ${few(others, 'autre', 'autres')}`),
  standing: { contradicted: 'Contradiction', possibly_contradicted: 'Contradiction possible', established: 'Établi', single_origin: 'Une seule origine' },
  status: { agreement: 'accord', contradiction: 'contradiction', possible_contradiction: 'contradiction possible', single_source: 'une seule origine', evolved: 'a évolué' },
  relation: {
    agrees: 's’accorde avec', refines: 'précise', contradicts: 'contredit', different_scope: 'ne parle pas de la même chose que',
    supersedes: 'remplace', differs_in_certainty: 'n’a pas la même certitude que',
  },
  yes: 'oui',
  no: 'non',
  accordingTo: 'selon',
  alsoSaid: 'dit aussi',
  scopeDiffers: 'Portée différente',
  wentWithBoth: 'Compatible avec les deux',
  correctedSince: 'Corrigé depuis',
  confirmed: 'Oui',
  ruledOut: 'Non',
  onOneOrigin: 'Sur une seule origine',
  noArticles: 'Aucun article n’a encore été lu.',
  noAnswers: 'Aucune réponse dans les articles lus.',
  nothingContradicted: 'Aucune contradiction.',
}
