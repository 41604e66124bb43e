import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns'
import { createServer } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { httpClient } from '../../../src/crawl/fetch/client.ts'
import { guardedConnect } from '../../../src/crawl/fetch/connect.ts'

const LIMITS = { headers: 1000, body: 1000, whole: 2000, size: 10_000 }
const closing: (() => void)[] = []
afterEach(() => { for (const close of closing.splice(0)) close() })

/** A real name server on loopback that gives these IPv4 addresses, one answer after the other, the last one for ever. */
async function nameServer(answers: readonly (readonly string[])[]): Promise<LookupFunction> {
  const socket = createSocket('udp4')
  let asked = 0
  socket.on('message', (query, from) => {
    const addresses = answers[Math.min(asked++, answers.length - 1)]!
    const question = query.subarray(12, query.indexOf(0, 12) + 5)
    const header = Buffer.from(query.subarray(0, 12))
    header.writeUInt16BE(0x8180, 2)
    header.writeUInt16BE(addresses.length, 6)
    header.fill(0, 8)
    const records = addresses.map(address => Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]))
    socket.send(Buffer.concat([header, question, ...records]), from.port, from.address)
  })
  await new Promise<void>(done => socket.bind(0, '127.0.0.1', done))
  closing.push(() => socket.close())
  const resolver = new Resolver()
  resolver.setServers([`127.0.0.1:${socket.address().port}`])
  return (hostname, options, callback) => resolver.resolve4(hostname, (error, addresses = []) => {
    if (options.all) (callback as unknown as (error: unknown, found: { address: string; family: number }[]) => void)(error, addresses.map(address => ({ address, family: 4 })))
    else callback(error, addresses[0] ?? '', 4)
  })
}

async function target(): Promise<{ port: number; reached: () => number }> {
  let reached = 0
  const server = createServer((_request, response) => { reached++; response.writeHead(200, { 'content-type': 'text/html' }).end('reached') })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  closing.push(() => server.close())
  return { port: (server.address() as AddressInfo).port, reached: () => reached }
}

function clientWith(lookup: LookupFunction, mayBePrivate: (place: string) => boolean = () => false, resolve: Record<string, string> = {}) {
  const connect = guardedConnect({ resolve, mayBePrivate, timeout: 500, lookup })
  const client = httpClient({ connect, userAgent: 'recoupe/0', connectionsPerHost: 2 })
  closing.push(() => void client.close())
  return { connect, client }
}

test('a name that resolves to a private address is refused before a byte is sent', async () => {
  const { port, reached } = await target()
  const { client } = clientWith(await nameServer([['127.0.0.1']]))
  await expect(client.ask(`http://interne.example:${port}/`, { limits: LIMITS })).rejects.toMatchObject({ slug: 'private_address' })
  expect(reached()).toBe(0)
})

test('a name that is public when looked at and private when connected to gains nothing', async () => {
  const { port, reached } = await target()
  const { client, connect } = clientWith(await nameServer([['93.184.216.34'], ['127.0.0.1']]))
  const address = `http://rebond.example:${port}/`
  expect(await connect.addressOf(new URL(address))).toBe('93.184.216.34')
  await expect(client.ask(address, { limits: LIMITS })).rejects.toMatchObject({ slug: 'private_address' })
  expect(reached()).toBe(0)
})

test('of a name’s addresses, only the public ones are tried', async () => {
  const { port, reached } = await target()
  const { client } = clientWith(await nameServer([['127.0.0.1', '192.0.2.1']]))
  await expect(client.ask(`http://deux.example:${port}/`, { limits: LIMITS })).rejects.toMatchObject({ slug: 'private_address' })
  expect(reached()).toBe(0)
})

test('a place that the dossier names may be private, and its neighbour port may not', async () => {
  const { port, reached } = await target()
  const { client } = clientWith(await nameServer([['127.0.0.1']]), place => place === `interne.example:${port}`)
  expect(Buffer.from((await client.ask(`http://interne.example:${port}/`, { limits: LIMITS })).body).toString()).toBe('reached')
  await expect(client.ask(`http://autre.example:${port}/`, { limits: LIMITS })).rejects.toMatchObject({ slug: 'private_address' })
  expect(reached()).toBe(1)
})

test('an address given for a name is no leave to be private', async () => {
  const { port, reached } = await target()
  const { client } = clientWith(await nameServer([['93.184.216.34']]), () => false, { 'www.un.example:80': `127.0.0.1:${port}` })
  await expect(client.ask('http://www.un.example/', { limits: LIMITS })).rejects.toMatchObject({ slug: 'private_address' })
  expect(reached()).toBe(0)
})

test('a name that nobody knows is told as such', async () => {
  const { client } = clientWith(((_name, _options, callback) => callback(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), '', 4)) as LookupFunction)
  await expect(client.ask('http://inconnu.example/', { limits: LIMITS })).rejects.toMatchObject({ slug: 'name_unknown', remedy: 'give_up' })
})
