import type { CrawlMemory } from './frontier.ts'

/**
 * A crawl's memory, and what closes it. Connections are cut when a crawl ends early (a full disk, an interrupt): the
 * visits that are under way then fail by our own doing, which is nothing to remember of the press. What is not kept
 * is due again when the crawl is taken up.
 */
export function closableMemory(memory: CrawlMemory): { memory: CrawlMemory; close(): void } {
  let closed = false
  const whileOpen = <A extends unknown[], R>(keep: (...given: A) => Promise<R>) => async (...given: A): Promise<R> => {
    if (closed) throw new Error('the crawl is over')
    return keep(...given)
  }
  return {
    memory: { ...memory, want: whileOpen(memory.want), settle: whileOpen(memory.settle), flush: whileOpen(memory.flush), savePolicy: whileOpen(memory.savePolicy) },
    close: () => { closed = true },
  }
}
