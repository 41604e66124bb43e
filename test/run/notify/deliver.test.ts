import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Dossier } from '../../../src/dossier/dossier.ts'
import { dossierSchema } from '../../../src/dossier/dossier.ts'
import type { RunEvent } from '../../../src/run/events.ts'
import type { Delivery } from '../../../src/run/notify/deliver.ts'
import { deliverNotes, queueNotes, tellDirectly } from '../../../src/run/notify/deliver.ts'
import type { Note } from '../../../src/run/notify/notes.ts'
import type { Store } from '../../../src/store/open.ts'
import { openStore } from '../../../src/store/open.ts'
import { startReceiver } from '../../support/receiver.ts'
import { startSmtp } from '../../support/smtp.ts'

const folder = mkdtempSync(join(tmpdir(), 'notify-'))
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

let number = 0
async function newStore(): Promise<Store> {
  const store = await openStore(join(folder, `${number++}.db`))
  closing.push(() => store.destroy())
  return store
}

async function receiver(...statuses: number[]) {
  const started = await startReceiver(...statuses)
  closing.push(started.close)
  return started
}

const dossier = (...notify: unknown[]): Dossier => dossierSchema.parse({ id: 'fuite', title: 'La fuite', questionnaire: 'data-breach', subjects: [{ id: 'a', name: 'A' }], notify })

const note = (key: string, more: Partial<Note> = {}): Note => ({ key, event: 'new_contradiction', heading: 'Date (A)', text: 'Le 31 janvier selon l’un, le 1er février selon l’autre.', details: { question: 'attack_date' }, ...more })

function delivery(of: Dossier, environment: Record<string, string> = {}): Delivery & { events: RunEvent[] } {
  const events: RunEvent[] = []
  return { dossier: of, environment, emit: event => events.push(event), now: () => new Date('2026-03-01T03:00:00Z'), pauses: [1, 1], patience: 300, events }
}

describe('notes on a webhook', () => {
  it('are told once, though two runs put the same aside', async () => {
    const { address, posts } = await receiver(200)
    const [store, story] = [await newStore(), dossier({ webhook: '${HOOK}' })]
    const how = delivery(story, { HOOK: address })
    expect(await queueNotes(store, story, 1, [note('a'), note('b')])).toBe(2)
    await deliverNotes(store, how)
    expect(await queueNotes(store, story, 2, [note('a'), note('c')])).toBe(1)
    await deliverNotes(store, how)
    await deliverNotes(store, how)
    expect(posts.map(({ body }) => (JSON.parse(body) as { events: { id: string }[] }).events.map(event => event.id))).toEqual([['a', 'b'], ['c']])
    expect(how.events).toEqual([])
  })

  it('are tried again after what may pass, with one key for all tries', async () => {
    const { address, posts } = await receiver(500, 429, 204)
    const [store, story] = [await newStore(), dossier({ webhook: '${HOOK}' })]
    const how = delivery(story, { HOOK: address })
    await queueNotes(store, story, 1, [note('a')])
    await deliverNotes(store, how)
    expect(posts).toHaveLength(3)
    expect(new Set(posts.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
    await deliverNotes(store, how)
    expect(posts).toHaveLength(3)
  })

  it('stay for the next run where a receiver refuses, and are given up after some nights', async () => {
    const { address, posts } = await receiver(404)
    const [store, story] = [await newStore(), dossier({ webhook: '${HOOK}' })]
    const how = delivery(story, { HOOK: address })
    await queueNotes(store, story, 1, [note('a')])
    for (let night = 0; night < 12; night++) await deliverNotes(store, how)
    expect(posts).toHaveLength(9)
    expect(how.events[0]).toEqual({ type: 'problem', stage: 'notify', slug: 'webhook_http_404', where: 'notify webhook', message: 'the webhook answered 404' })
  })

  it('do not hold a run up where nobody answers, and name no address or secret', async () => {
    const silent = await receiver(0)
    const gone = await receiver(200)
    await gone.close()
    const story = dossier(
      { webhook: '${HOOK}', headers: { authorization: '${TOKEN}' } },
      { webhook: '${GONE}' },
      { webhook: '${MISSING}' },
      { email: ['desk@exemple.example'], from: 'recoupe@exemple.example', smtp: '${SMTP}' },
    )
    const store = await newStore()
    const secrets = { HOOK: silent.address, GONE: gone.address, TOKEN: 'hunter2', SMTP: 'smtp://user:hunter3@127.0.0.1:1' }
    const how = delivery(story, secrets)
    await queueNotes(store, story, 1, [note('a')])
    await deliverNotes(store, how)
    expect(silent.posts[0]!.headers.authorization).toBe('hunter2')
    const told = JSON.stringify(how.events)
    expect(how.events.map(event => event.type === 'problem' && event.slug).sort()).toEqual(['email_esocket', 'secret_not_set', 'webhook_econnrefused', 'webhook_timeout'])
    for (const secret of ['hunter', 'secret-path', '127.0.0.1', 'user']) expect(told).not.toContain(secret)
  })

  it('go only to the channels that ask for their event', async () => {
    const [all, failures] = [await receiver(200), await receiver(200)]
    const [store, story] = [await newStore(), dossier({ webhook: '${ALL}' }, { webhook: '${FAILURES}', on: ['run_failed'] })]
    await queueNotes(store, story, 1, [note('a'), note('b', { event: 'run_failed' })])
    await deliverNotes(store, delivery(story, { ALL: all.address, FAILURES: failures.address }))
    const ids = ({ posts }: typeof all) => posts.map(({ body }) => (JSON.parse(body) as { events: { id: string }[] }).events.map(event => event.id))
    expect([ids(all), ids(failures)]).toEqual([[['a', 'b']], [['b']]])
  })

  it('can’t be made to call a team or to link by what an article says', async () => {
    const [slack, mattermost] = [await receiver(200), await receiver(200)]
    const story = dossier({ webhook: '${SLACK}', format: 'slack' }, { webhook: '${MATTERMOST}', format: 'mattermost' })
    await tellDirectly([note('a', { text: '<!channel> <https://evil.example|ici> @all [ici](https://evil.example)\n• Échec – faux :' })], delivery(story, { SLACK: slack.address, MATTERMOST: mattermost.address }))
    const text = ({ posts }: typeof slack) => (JSON.parse(posts[0]!.body) as { text: string }).text
    expect(text(slack)).toContain('&lt;!channel&gt; &lt;https://evil.example|ici&gt;')
    expect(text(slack)).not.toMatch(/[<>]/)
    expect(text(mattermost)).not.toMatch(/@all|(?<!\\)\[/)
    expect(text(slack).split('\n')).toHaveLength(3)
  })
})

describe('notes by mail', () => {
  it('come as plain text, with an id that is the same when they are sent again', async () => {
    const smtp = await startSmtp()
    closing.push(smtp.close)
    const story = dossier({ email: ['desk@exemple.example'], from: 'recoupe@exemple.example', smtp: '${SMTP}' })
    const how = delivery(story, { SMTP: `smtp://127.0.0.1:${smtp.port}` })
    await tellDirectly([note('a')], how)
    await tellDirectly([note('a')], how)
    expect(how.events).toEqual([])
    expect(smtp.mails).toHaveLength(2)
    const ids = smtp.mails.map(mail => /^Message-ID: (.*)$/mi.exec(mail)?.[1])
    expect(ids[0]).toMatch(/^<[0-9a-f]{16}@exemple\.example>$/)
    expect(ids[1]).toBe(ids[0])
    expect(smtp.mails[0]).toMatch(/^Auto-Submitted: auto-generated$/m)
    expect(smtp.mails[0]).not.toMatch(/text\/html/)
  })
})

describe('notes by a command', () => {
  it('come as JSON on its standard input, and no shell reads them', async () => {
    const file = join(folder, 'given.json')
    const story = dossier({ command: [process.execPath, '-e', 'process.stdin.pipe(require("fs").createWriteStream(process.argv[1]))', file] })
    const how = delivery(story)
    await tellDirectly([note('a', { text: '$(touch /tmp/x); `id`' })], { ...how, patience: 20_000 })
    expect(how.events).toEqual([])
    expect((JSON.parse(readFileSync(file, 'utf8')) as { events: { text: string }[] }).events[0]!.text).toBe('$(touch /tmp/x); `id`')
  })

  it('are given up where it hangs, fails or is not there', async () => {
    const story = dossier({ command: [process.execPath, '-e', 'setInterval(() => {}, 1000)'] }, { command: [process.execPath, '-e', 'process.exit(3)'] }, { command: ['/no/such/program'] })
    const how = delivery(story)
    await tellDirectly([note('a')], { ...how, pauses: [] , patience: 1500 })
    expect(how.events.map(event => event.type === 'problem' && event.slug).sort()).toEqual(['command_enoent', 'command_failed', 'command_timeout'])
  })
})
