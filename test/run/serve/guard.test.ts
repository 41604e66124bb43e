import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDossier } from '../../../src/dossier/load.ts'
import type { Served } from '../../../src/run/serve.ts'
import { startServer } from '../../../src/run/serve.ts'
import { listReviews } from '../../../src/store/reviews.ts'
import { openStore } from '../../../src/store/open.ts'
import { pressArticles } from '../../report/press.ts'
import { filledStore } from '../../support/filled-store.ts'

let folder: string
let db: string
let server: Served
const options = { dossier: 'demo', language: null, host: '127.0.0.1', port: 0, password: null, problem: () => {} }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recoupe-guard-'))
  db = join(folder, 'press.db')
  await (await filledStore(db, loadDossier('demo'), pressArticles())).destroy()
  server = await startServer({ ...options, db })
})
afterAll(async () => {
  await server?.close()
  rmSync(folder, { recursive: true })
})

/** A request whose every header is the test's own, Host included. */
const ask = (path: string, headers: Record<string, string>, method = 'GET', body = '', address = server.address) => new Promise<{ status: number; text: string; headers: Record<string, unknown> }>((resolve, reject) => {
  const outgoing = request(new URL(path, address), { method, headers, agent: false }, response => {
    let text = ''
    response.setEncoding('utf8').on('data', part => { text += part }).on('end', () => resolve({ status: response.statusCode!, text, headers: response.headers }))
  })
  outgoing.on('error', reject).end(body)
})

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()
const TYPE = { 'Content-Type': 'application/x-www-form-urlencoded' }

async function session(): Promise<{ cookie: string; token: string; claim: string }> {
  const list = await ask('/review', {})
  const claim = /\/claim\/([0-9a-f]{16})/.exec(list.text)![1]!
  const cookie = String((list.headers['set-cookie'] as string[])[0]).split(';')[0]!
  const page = await ask(`/claim/${claim}`, { Cookie: cookie })
  return { cookie, token: /name="token" value="([0-9a-f]+)"/.exec(page.text)![1]!, claim }
}

const kept = async () => {
  const store = await openStore(db)
  try {
    return (await listReviews(store, 'demo')).length
  } finally {
    await store.destroy()
  }
}

describe('the server', () => {
  it('refuses names that are not its own, as DNS rebinding would send', async () => {
    const { port } = new URL(server.address)
    expect((await ask('/', { Host: `evil.example:${port}` })).status).toBe(421)
    expect((await ask('/', { Host: `127.0.0.1.evil.example:${port}` })).status).toBe(421)
    expect((await ask('/', { Host: `localhost:${port}` })).status).toBe(200)
  })

  it('sends a policy that lets no inline code run', async () => {
    const { headers, text } = await ask('/', {})
    expect(headers['content-security-policy']).toMatch(/default-src 'none'/)
    expect(String(headers['content-security-policy'])).not.toMatch(/unsafe|\*/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(text).not.toMatch(/<script>|<style|style="|javascript:/)
  })

  it('asks a token for every write', async () => {
    const { cookie, token, claim } = await session()
    const fields = { action: 'accept', claim, reviewer: 'A' }
    const before = await kept()
    for (const path of ['/review', '/check', '/review/1/undo']) {
      expect((await ask(path, { ...TYPE, Cookie: cookie }, 'POST', form(fields))).status).toBe(403)
      expect((await ask(path, { ...TYPE, Cookie: cookie }, 'POST', form({ ...fields, token: token.replace(/^./, 'g') }))).status).toBe(403)
      expect((await ask(path, TYPE, 'POST', form({ ...fields, token }))).status).toBe(403)
      expect((await ask(path, { ...TYPE, Cookie: cookie, Origin: 'http://evil.example' }, 'POST', form({ ...fields, token }))).status).toBe(403)
    }
    expect(await kept()).toBe(before)
    expect((await ask('/review', { ...TYPE, Cookie: cookie }, 'POST', form({ ...fields, token }))).status).toBe(303)
    expect(await kept()).toBe(before + 1)
  })

  it('sends back only to itself', async () => {
    const { cookie, token, claim } = await session()
    for (const back of ['//evil.example/', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)']) {
      const { headers } = await ask('/review', { ...TYPE, Cookie: cookie }, 'POST', form({ action: 'note', claim, reviewer: 'A', note: 'b', back, token }))
      expect(headers['location']).toBe('/review')
    }
  })

  it('says what is wrong with a correction that cannot be read', async () => {
    const { cookie, token, claim } = await session()
    for (const edtf of ['', 'demain', '2024-13-01', '../..']) {
      const { status, text } = await ask('/review', { ...TYPE, Cookie: cookie }, 'POST', form({ action: 'correct', claim, reviewer: 'A', edtf, token }))
      expect([status, text.includes('n’est pas lisible')]).toEqual([400, true])
    }
    expect((await ask('/review', { ...TYPE, Cookie: cookie }, 'POST', form({ action: 'accept', claim, reviewer: ' ', token }))).text).toContain('Indiquez votre nom')
  })

  it('refuses forms that are too long', async () => {
    const { cookie, token } = await session()
    // The server answers before it has read all of it, and may close the connection first.
    const answer = await ask('/check', { ...TYPE, Cookie: cookie }, 'POST', form({ token, text: 'a'.repeat(400_000) })).then(({ status }) => status, () => 413)
    expect(answer).toBe(413)
    expect((await ask('/check', { ...TYPE, Cookie: cookie }, 'POST', form({ token, text: 'a'.repeat(60_000) }))).status).toBe(400)
  })

  it('binds other addresses only with a password, and then asks for it', async () => {
    await expect(startServer({ ...options, db, host: '0.0.0.0' })).rejects.toMatchObject({ slug: 'password_needed', exit: 2 })
    const open = await startServer({ ...options, db, host: '0.0.0.0', password: 'un secret' })
    try {
      const address = open.address.replace('0.0.0.0', '127.0.0.1')
      const basic = (secret: string) => ({ Authorization: `Basic ${Buffer.from(`x:${secret}`).toString('base64')}` })
      expect((await ask('/', {}, 'GET', '', address)).status).toBe(401)
      expect((await ask('/', basic('faux'), 'GET', '', address)).status).toBe(401)
      expect((await ask('/', basic('un secret'), 'GET', '', address)).status).toBe(200)
      expect((await ask('/', { ...basic('un secret'), Host: 'evil.example' }, 'GET', '', address)).status).toBe(421)
    } finally {
      await open.close()
    }
  })

  it('gives every claim, position and finding a permanent address', async () => {
    const { claim } = await session()
    const page = await ask(`/claim/${claim}`, {})
    const position = /\/position\/([0-9a-f]+)/.exec(page.text)![1]!
    const shown = await ask(`/position/${position}`, {})
    const finding = /#finding-([0-9a-f]+)/.exec(shown.text)![1]!
    const { status, headers } = await ask(`/finding/${finding}`, {})
    expect([status, headers['location']]).toEqual([302, `/question/attack_date#finding-${finding}`])
    expect((await ask('/question/attack_date', {})).text).toContain(`id="finding-${finding}"`)
  })
})
