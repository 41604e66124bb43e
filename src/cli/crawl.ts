import type { CommandDeclaration } from './declare.ts'
import { runFor } from './run.ts'

export const crawl: CommandDeclaration = {
  name: 'crawl',
  summary: 'Fetch what is new of a dossier’s sources into the store',
  details: 'Asks each site only what its robots.txt allows, at its pace, and keeps pages as received. Takes up where a killed crawl stopped. docs/crawling.md tells the whole of it.',
  arguments: [{ name: '<dossier>', help: 'an id under data/dossiers/, or the path of a YAML file' }],
  options: [],
  examples: [
    { line: 'recoupe crawl viamedis-almerys-2024', does: 'fetch the articles that the dossier’s sources name' },
    { line: 'recoupe crawl my-story.yaml --json 2> events.jsonl', does: 'the same, with one JSON line an event' },
  ],
  run: call => runFor(call, 'crawl', ['crawl']),
}
