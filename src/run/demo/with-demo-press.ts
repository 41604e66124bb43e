import type { LoadedDossier } from '../../dossier/load.ts'
import type { Stage } from '../events.ts'

/** A `resolve` target with port 0 is the demo press: its port is known only once it is served. */
const isDemo = ({ dossier }: LoadedDossier): boolean => Object.values(dossier.crawl.resolve).some(target => target.endsWith(':0'))

/** Serves the demo press for as long as the work on its dossier crawls; any other dossier is worked on as it is. */
export async function withDemoPress<T>(loaded: LoadedDossier, stages: readonly Stage[], work: (loaded: LoadedDossier) => Promise<T>): Promise<T> {
  if (!isDemo(loaded) || !stages.includes('crawl')) return work(loaded)
  const { startDemoPress } = await import('./server.ts')
  const press = await startDemoPress()
  try {
    const { dossier } = loaded
    return await work({ ...loaded, dossier: { ...dossier, crawl: { ...dossier.crawl, resolve: press.resolve } } })
  } finally {
    await press.close()
  }
}
