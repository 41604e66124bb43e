import { expect, test } from 'vitest'
import { readReservationFile, reservationOfHeaders, reservationOfMeta, reservationOfPath } from '../../../src/crawl/fetch/reservation.ts'

const file = readReservationFile(JSON.stringify([
  { location: '/', 'tdm-reservation': 0 },
  { location: '/sante/*', 'tdm-reservation': 1, 'tdm-policy': 'https://x.example/policy.json' },
  { location: '/sante/libre', 'tdm-reservation': '0' },
  { location: '*.pdf$', 'tdm-reservation': 1 },
]))

test.each([['/une', false], ['/sante/1', true], ['/sante/libre/2', false], ['/a/b.pdf', true], ['/a/b.pdf?x', false]])(
  'the longest location that matches %s decides', (path, reserved) => expect(reservationOfPath(file, path)?.reserved).toBe(reserved))

test('a policy goes with its rule', () => expect(reservationOfPath(file, '/sante/1')).toEqual({ reserved: true, source: 'file', policy: 'https://x.example/policy.json' }))

test('a file says nothing of what no location matches', () => {
  expect(reservationOfPath(readReservationFile('[{"location":"/a","tdm-reservation":1}]'), '/b')).toBeNull()
})

test.each(['', 'no JSON', '{"location":"/","tdm-reservation":1}', '[1,null,"x"]', '[{"location":"/"}]', '[{"tdm-reservation":1}]', '[{"location":"/","tdm-reservation":"maybe"}]', '<html>'])(
  'what is no reservation file reserves nothing: %s', text => expect(readReservationFile(text)).toEqual([]))

test('a header counts as 1 where any of several says so, and not at all where it says neither', () => {
  expect(reservationOfHeaders({ 'tdm-reservation': '1' })).toEqual({ reserved: true, source: 'header', policy: null })
  expect(reservationOfHeaders({ 'tdm-reservation': '0, 1' })?.reserved).toBe(true)
  expect(reservationOfHeaders({ 'tdm-reservation': 'yes' })).toBeNull()
  expect(reservationOfHeaders({})).toBeNull()
})

test('a page’s meta element is read like a header', () => {
  expect(reservationOfMeta({ reservation: ' 1 ', policy: 'https://x.example/p' })).toEqual({ reserved: true, source: 'meta', policy: 'https://x.example/p' })
  expect(reservationOfMeta({ reservation: null, policy: null })).toBeNull()
})
