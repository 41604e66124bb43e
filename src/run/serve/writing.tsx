import type { Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import type { Correction, ReviewAction } from '../../model/review.ts'
import { REVIEW_ACTIONS } from '../../model/review.ts'
import type { Bound } from '../../model/value.ts'
import { BOUNDS, category, date, quantity, share } from '../../model/value.ts'
import type { Modality, PlacedClaim, Polarity } from '../../model/claim.ts'
import { served } from '../../report/addresses.ts'
import { CheckPage, LONGEST_DRAFT, tooLong } from '../../report/pages/live/check.tsx'
import { Notice } from '../../report/pages/live/shell.tsx'
import { articleHead } from '../../store/article-versions.ts'
import { claimsById } from '../../store/claims.ts'
import { addReview, undoReview } from '../../store/reviews.ts'
import { checkDraft } from '../views/check.ts'
import type { Desk } from './desk.ts'
import { REVIEWER } from './desk.ts'

type Form = Readonly<Record<string, unknown>>

/** Check, review and undo. Every write carries its session's token. */
export function writingRoutes(app: Hono, desk: Desk): void {
  const { store, dossier, words: { say } } = desk

  const notice = (context: Context, title: string, text: string, status: 400 | 403) => {
    const edition = desk.edition(context)
    return desk.page(context, { edition, title, section: null }, <Notice edition={edition} title={title} text={text} />, status)
  }
  const refused = (context: Context) => notice(context, say.refused, say.refusedExplained, 403)
  const wrong = (context: Context, text: string) => notice(context, say.badInput, text, 400)

  app.get('/check', async context => {
    const edition = desk.edition(context)
    return desk.page(context, { edition, title: say.check, section: 'check' }, <CheckPage edition={edition} view={{ text: '', claims: null, problem: null }} writing={desk.writing(context)} />)
  })

  app.post('/check', async context => {
    const form = await context.req.parseBody() as Form
    if (!desk.tokens.allows(context, form['token'])) return refused(context)
    const text = textOf(form, 'text', LONGEST_DRAFT + 1)
    const writing = desk.writing(context)
    if (text.length > LONGEST_DRAFT) {
      const edition = desk.edition(context)
      return desk.page(context, { edition, title: say.check, section: 'check' }, <CheckPage edition={edition} view={{ text: text.slice(0, LONGEST_DRAFT), claims: null, problem: tooLong(edition) }} writing={writing} />, 400)
    }
    const { checked, witnesses } = await checkDraft(desk, text, { now: desk.now(), called: say.yourText })
    const edition = desk.edition(context, witnesses)
    return desk.page(context, { edition, title: say.check, section: 'check' }, <CheckPage edition={edition} view={{ text, claims: checked, problem: null }} writing={writing} />)
  })

  app.post('/review', async context => {
    const form = await context.req.parseBody() as Form
    if (!desk.tokens.allows(context, form['token'])) return refused(context)
    const action = textOf(form, 'action', 20) as ReviewAction
    const reviewer = textOf(form, 'reviewer', 80).trim()
    const note = textOf(form, 'note', 2000)
    if (!REVIEW_ACTIONS.includes(action)) return refused(context)
    if (reviewer === '') return wrong(context, say.nameNeeded)
    const common = { action, note, reviewer, at: desk.now().toISOString() }
    if (action === 'together' || action === 'apart') {
      const [article, other] = [await articleHead(store, dossier.id, textOf(form, 'article', 64)), await articleHead(store, dossier.id, articleNamed(textOf(form, 'other', 2000).trim()))]
      if (!article) return context.notFound()
      if (!other || other.id === article.id) return wrong(context, say.noSuchArticle)
      await addReview(store, dossier.id, { ...common, article: article.id, otherArticle: other.id, anchor: null, correction: null })
    } else {
      const id = textOf(form, 'claim', 64)
      const claim = (await claimsById(store, dossier.id, [id])).get(id)
      if (!claim) return context.notFound()
      const correction = action === 'correct' ? correctionOf(form, claim, desk) : null
      if (action === 'correct' && correction === null) return wrong(context, say.badValue)
      const { question, quote, value } = claim
      await addReview(store, dossier.id, { ...common, article: claim.article.id, otherArticle: null, anchor: { question, claim: id, quote, value }, correction })
    }
    return done(context, form, reviewer)
  })

  app.post('/review/:id/undo', async context => {
    const form = await context.req.parseBody() as Form
    if (!desk.tokens.allows(context, form['token'])) return refused(context)
    const reviewer = textOf(form, 'reviewer', 80).trim()
    if (reviewer === '') return wrong(context, say.nameNeeded)
    const undone = await undoReview(store, dossier.id, Number(context.req.param('id')), reviewer, desk.now().toISOString())
    return undone ? done(context, form, reviewer) : context.notFound()
  })

  async function done(context: Context, form: Form, reviewer: string) {
    setCookie(context, REVIEWER, encodeURIComponent(reviewer) === reviewer ? reviewer : reviewer.replace(/[;,\s]+/g, ' '), { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 31_536_000 })
    await desk.settle()
    return context.redirect(backTo(textOf(form, 'back', 400)), 303)
  }
}

const textOf = (form: Form, name: string, length: number): string => {
  const value = form[name]
  return typeof value === 'string' ? value.slice(0, length) : ''
}

/** Only a path of this server: never another site's address. */
const backTo = (path: string): string => (/^\/(?!\/)[\w/.-]*$/.test(path) ? path : served({ to: 'review' }))

/** An article's id or address, or the page of it on this server. */
const articleNamed = (text: string): string => /\/article\/([0-9a-f]{16})(?:$|[?#])/.exec(text)?.[1] ?? text

/** What a form corrects a claim to, of the claim's own type; null where it cannot be read. */
function correctionOf(form: Form, claim: PlacedClaim, { questionnaire }: Desk): Correction | null {
  const polarity: Polarity = textOf(form, 'polarity', 20) === 'denied' ? 'denied' : 'affirmed'
  const modality: Modality = textOf(form, 'modality', 20) === 'hedged' ? 'hedged' : 'asserted'
  const value = valueOf(form, claim, questionnaire)
  return value === null ? null : { value, polarity, modality }
}

/** EDTF as the claims format has it: a day, month or year, approximate or not, or an interval of two of them, open or not. */
const EDTF = /^(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[~?%]?|(?:\d{4}(?:-\d\d){0,2}[~?%]?|\.\.)\/(?:\d{4}(?:-\d\d){0,2}[~?%]?|\.\.))$/

function valueOf(form: Form, { value, question }: PlacedClaim, questionnaire: Desk['questionnaire']): PlacedClaim['value'] | null {
  const bound = textOf(form, 'bound', 20) as Bound
  if ('edtf' in value) {
    const edtf = textOf(form, 'edtf', 60).trim()
    return EDTF.test(edtf) && edtf !== '../..' ? date(edtf) : null
  }
  if ('category' in value) {
    const id = textOf(form, 'category', 64)
    const asked = questionnaire.questions.find(own => own.id === question)
    return asked?.type === 'category' && asked.categories.some(own => own.id === id) ? category(id) : null
  }
  if (!BOUNDS.includes(bound)) return null
  if ('amount' in value) {
    const amount = Number(textOf(form, 'amount', 20).replace(/[\s\u00a0\u202f]/g, ''))
    return Number.isFinite(amount) && amount >= 0 && textOf(form, 'amount', 20).trim() !== '' ? quantity(amount, bound) : null
  }
  const percent = Number(textOf(form, 'percent', 10).replace(',', '.'))
  return percent > 0 && percent <= 100 ? share(percent / 100, bound) : null
}
