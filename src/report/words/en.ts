import type { Messages } from './messages.ts'
import { count } from './numbers.ts'

const few = (number: number, one: string, many: string): string => `${count(number, 'en')} ${number === 1 ? one : many}`

export const en: Messages = {
  title: 'What the press says',
  articles: number => few(number, 'article', 'articles'),
  outlets: number => few(number, 'outlet', 'outlets'),
  origins: number => few(number, 'independent origin', 'independent origins'),
  claims: number => few(number, 'claim', 'claims'),
  hedged: number => `${count(number, 'en')} of them hedged`,
  contradictions: number => few(number, 'contradiction', 'contradictions'),
  possibleContradictions: number => few(number, 'possible contradiction', 'possible contradictions'),
  establishedPoints: number => few(number, 'point established', 'points established'),
  singlePoints: number => few(number, 'point on one origin alone', 'points on one origin alone'),
  supersededFigures: number => few(number, 'answer corrected since', 'answers corrected since'),
  andOthers: (named, others) => (others === 0 ? named : `${named} and ${few(others, 'other', 'others')}`),
  standing: { contradicted: 'Contradiction', possibly_contradicted: 'Possible contradiction', established: 'Established', single_origin: 'One origin alone' },
  status: { agreement: 'agreement', contradiction: 'contradiction', possible_contradiction: 'possible contradiction', single_source: 'one origin alone', evolved: 'evolved' },
  relation: {
    agrees: 'agrees with', refines: 'refines', contradicts: 'contradicts', different_scope: 'does not speak of the same thing as',
    supersedes: 'supersedes', differs_in_certainty: 'differs in certainty from',
  },
  yes: 'yes',
  no: 'no',
  accordingTo: 'according to',
  alsoSaid: 'also said',
  scopeDiffers: 'Different scope',
  wentWithBoth: 'Goes with both',
  correctedSince: 'Corrected since',
  confirmed: 'Yes',
  ruledOut: 'No',
  onOneOrigin: 'On one origin alone',
  noArticles: 'No article has been read yet.',
  noAnswers: 'No answer in the articles that were read.',
  nothingContradicted: 'No contradiction.',
}
