import { crawl } from '../crawl/crawl.ts'
import type { CrawlEvent } from '../crawl/events.ts'
import type { Dossier } from '../dossier/dossier.ts'
import { beginCrawl, endCrawl, forgetLists } from '../store/frontier.ts'
import type { Store } from '../store/open.ts'
import { choiceOf, crawlMemory } from './crawl-memory.ts'
import type { Counts, Emit } from './events.ts'

/** What the stage needs of a workspace. */
interface CrawlWorkspace {
  readonly store: Store
  readonly dossier: Dossier
  readonly rules: { readonly program: string }
  readonly run: number | null
  readonly now: () => Date
  readonly emit: Emit
}

/** Fetches what is new of the dossier's sources into the store; takes up where a killed crawl stopped. */
export async function crawlStage({ store, dossier, rules, run, now, emit }: CrawlWorkspace): Promise<Counts> {
  const choice = choiceOf(dossier)
  const { contact, allow_private_network: own } = dossier.crawl
  if (!contact && !own && dossier.sources.length > 0) {
    emit({ type: 'problem', stage: 'crawl', slug: 'no_contact', where: dossier.id, message: 'publishers can’t reach you; give crawl.contact, an address that says who you are' })
  }
  await forgetLists(store, dossier.id, choice)
  const current = await beginCrawl(store, dossier.id, now())
  const counts = await crawl({
    dossier,
    memory: await crawlMemory(store, current, choice, run),
    userAgent: userAgent(rules.program, contact),
    emit: toRun(emit),
  })
  await endCrawl(store, current, now())
  return counts
}

/** `recoupe/0.1.0 (+https://example.org/bot)`, of the program's name and version. */
const userAgent = (program: string, contact: string | undefined): string =>
  program.replace(' ', '/') + (contact ? ` (+${contact})` : '')

const toRun = (emit: Emit) => (event: CrawlEvent): void => {
  if (event.type === 'progress') emit({ ...event, type: 'outlet_progress' })
  else if (event.type === 'failed') emit({ type: 'problem', stage: 'crawl', slug: event.slug, where: event.outlet, message: event.message })
  else if (event.type === 'left_alone') emit({ type: 'problem', stage: 'crawl', slug: event.slug, where: event.outlet, message: `${event.message} (${event.pages} pages wait)` })
  else emit(event)
}
