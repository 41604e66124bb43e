import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Context } from 'hono'
import { served } from '../../report/addresses.ts'
import { atomFeed } from '../../report/feed/atom.ts'
import { Notice } from '../../report/pages/live/shell.tsx'
import { SCRIPT } from '../../report/style/script.ts'
import { STYLE } from '../../report/style/style.ts'
import { LIVE_STYLE } from '../../report/style/live-style.ts'
import { loadNews } from '../views/news.ts'
import type { Serving } from './desk.ts'
import { deskOf } from './desk.ts'
import { hostGuard, passwordGuard, secureHeaders } from './guard.ts'
import { readingRoutes } from './reading.tsx'
import { writingRoutes } from './writing.tsx'

/** The longest form, in bytes: a draft and what goes with it. */
const FORM = 300_000

/** The served pages of one dossier. */
export function serveApp(serving: Serving): Hono {
  const app = new Hono()
  const desk = deskOf(serving)
  const { words } = desk
  app.use(secureHeaders)
  app.use(hostGuard(serving.host))
  if (serving.password !== null) app.use(passwordGuard(serving.password))
  const refuse = async (context: Context) => {
    const edition = desk.edition(context)
    return desk.page(context, { edition, title: words.say.badInput, section: null }, <Notice edition={edition} title={words.say.badInput} text={words.say.tooLong('50\u202f000')} />, 413)
  }
  app.use(bodyLimit({ maxSize: FORM, onError: refuse }))
  const file = (type: string, text: string) => (context: Context) => context.body(text, 200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'max-age=300' })
  app.get('/static/style.css', file('text/css', STYLE + LIVE_STYLE))
  app.get('/static/recoupe.js', file('text/javascript', SCRIPT))
  app.get('/feed.atom', async context => {
    const base = new URL('/', context.req.url).href
    return context.body(atomFeed({ dossier: serving.dossier, news: await loadNews(serving), made: serving.now().toISOString(), base }, words, served), 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' })
  })
  readingRoutes(app, desk)
  writingRoutes(app, desk)
  app.notFound(context => {
    const edition = desk.edition(context)
    return desk.page(context, { edition, title: words.say.notFound, section: null }, <Notice edition={edition} title={words.say.notFound} text={words.say.notFoundExplained} />, 404)
  })
  app.onError(async (error, context) => {
    serving.problem(context.req.path, error)
    const edition = desk.edition(context)
    const response = await desk.page(context, { edition, title: words.say.failed, section: null }, <Notice edition={edition} title={words.say.failed} text={words.say.failedExplained} />, 500)
    return response
  })
  return app
}
