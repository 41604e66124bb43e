import { tokenize } from '../french/tokenize.ts'
import type { Story } from './story.ts'

/**
 * The subject that publishes the article itself: a company's notice on its own site, where «nous» is the company.
 * An outlet is a subject where its name is the subject's, whole or up to a mark («Rouli, état du service»); a newspaper
 * named after a place is no town hall. Null for the press.
 */
export function ownerOf({ article, compiled, french }: Story): string | null {
  const written = article.outlet
  if (!written) return null
  const significant = (name: string) => tokenize(name).filter(({ key }) => !french.reference.glue.has(key)).map(({ key, kind }) => kind === 'mark' ? ',' : key)
  const outlet = significant(written)
  return compiled.dossier.subjects.find(({ name, aliases }) => [name, ...aliases].some(alias => {
    const words = significant(alias)
    return words.length > 0 && words.every((word, at) => word === outlet[at]) && (outlet.length === words.length || outlet[words.length] === ',')
  }))?.id ?? null
}
