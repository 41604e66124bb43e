import type { Origin } from '../../model/finding.ts'

/**
 * The articles that share their origin with others than before. An origin that an article joins or leaves has another id, and
 * is the same to the articles that stay in it: how many origins stand behind what they say is the same without that article.
 *
 * @param changed ids of articles that changed, came or went: they have always moved.
 */
export function movedAmong(before: readonly Origin[], now: readonly Origin[], changed: readonly string[]): string[] {
  const few = new Set(changed)
  const [then, since] = [idsByArticle(before), idsByArticle(now)]
  const stayed = [...new Set([...then.keys(), ...since.keys()])].filter(article => !few.has(article))
  const [became, was] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()]
  const note = (map: Map<string, Set<string>>, from: string, to: string): void => void (map.get(from) ?? map.set(from, new Set()).get(from)!).add(to)
  const [former, present] = [(article: string) => then.get(article) ?? article, (article: string) => since.get(article) ?? article]
  for (const article of stayed) {
    note(became, former(article), present(article))
    note(was, present(article), former(article))
  }
  return [...changed, ...stayed.filter(article => became.get(former(article))!.size > 1 || was.get(present(article))!.size > 1)].sort()
}

const idsByArticle = (origins: readonly Origin[]): Map<string, string> => new Map(origins.flatMap(({ id, articles }) => articles.map(article => [article, id] as const)))
