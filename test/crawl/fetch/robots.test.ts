import fc from 'fast-check'
import robotsParserModule from 'robots-parser'
import { describe, expect, test } from 'vitest'
import { ROBOTS_BYTES, isAllowed, readRobots } from '../../../src/crawl/fetch/robots.ts'

// The package is CommonJS and its types say otherwise.
const robotsParser = robotsParserModule as unknown as typeof robotsParserModule.default

const allowed = (text: string, path: string) => isAllowed(readRobots(text), path)

describe('RFC 9309, 2.2.1: the user-agent line', () => {
  test('the group of our own name alone applies, whatever its place and case', () => {
    const text = 'User-agent: *\nDisallow: /\n\nUser-Agent: ReCoupe\nDisallow: /non\n'
    expect(allowed(text, '/oui')).toBe(true)
    expect(allowed(text, '/non')).toBe(false)
  })

  test('several groups of our name are one', () => {
    const text = 'User-agent: recoupe\nDisallow: /a\nUser-agent: autre\nDisallow: /b\nUser-agent: recoupe\nDisallow: /c'
    expect(['/a', '/b', '/c'].map(path => allowed(text, path))).toEqual([false, true, false])
  })

  test('several names may share a group', () => {
    const text = 'User-agent: autre\nUser-agent: recoupe\nDisallow: /a\n\nUser-agent: *\nDisallow: /b'
    expect(['/a', '/b'].map(path => allowed(text, path))).toEqual([false, true])
  })

  test('without a group of our name, those for * apply, all of them', () => {
    const text = 'User-agent: *\nDisallow: /a\n\nUser-agent: autre\nDisallow: /\n\nUser-agent: *\nDisallow: /b'
    expect(['/a', '/b', '/c'].map(path => allowed(text, path))).toEqual([false, false, true])
  })

  test('without either, everything is allowed', () => expect(allowed('User-agent: autre\nDisallow: /', '/a')).toBe(true))

  test('a name goes as far as its letters: a version does not count, a longer name is another', () => {
    expect(allowed('User-agent: recoupe/2.1\nDisallow: /', '/a')).toBe(false)
    expect(allowed('User-agent: recoupe-news\nDisallow: /', '/a')).toBe(true)
    expect(allowed('User-agent: recoup\nDisallow: /', '/a')).toBe(true)
  })

  test('rules before any user-agent line are nobody’s', () => expect(allowed('Disallow: /\nUser-agent: *\nAllow: /', '/a')).toBe(true))
})

describe('RFC 9309, 2.2.2: allow and disallow lines', () => {
  test('the longest match decides, whatever the order', () => {
    const text = 'User-agent: *\nDisallow: /a/b\nAllow: /a\nAllow: /a/b/c\nDisallow: /'
    expect(['/a', '/a/b', '/a/b/c', '/z'].map(path => allowed(text, path))).toEqual([true, false, true, false])
  })

  test('of an allow and a disallow as long, allow', () => {
    expect(allowed('User-agent: *\nDisallow: /a\nAllow: /a', '/a')).toBe(true)
    expect(allowed('User-agent: *\nAllow: /a\nDisallow: /a', '/a')).toBe(true)
  })

  test('an empty disallow disallows nothing', () => expect(allowed('User-agent: *\nDisallow:', '/a')).toBe(true))

  test('paths are compared with their case, from their beginning', () => {
    expect(allowed('User-agent: *\nDisallow: /Sante', '/sante')).toBe(true)
    expect(allowed('User-agent: *\nDisallow: /sante', '/une/sante')).toBe(true)
    expect(allowed('User-agent: *\nDisallow: /sante', '/sante-publique?page=2')).toBe(false)
  })

  test.each([
    ['/foo/bar?baz=quz', '/foo/bar?baz=quz'],
    ['/foo/bar?baz=http://foo.bar', '/foo/bar?baz=http%3A%2F%2Ffoo.bar'],
    ['/foo/bar/ツ', '/foo/bar/%E3%83%84'],
    ['/foo/bar/%E3%83%84', '/foo/bar/%e3%83%84'],
    ['/foo/bar/%62%61%7A', '/foo/bar/baz'],
  ])('%s and %s are one path (the RFC’s table)', (one, other) => {
    expect(allowed(`User-agent: *\nDisallow: ${one}`, other)).toBe(false)
    expect(allowed(`User-agent: *\nDisallow: ${other}`, one)).toBe(false)
  })

  test('an escaped slash is none', () => expect(allowed('User-agent: *\nDisallow: /a/b', '/a%2Fb')).toBe(true))

  test('robots.txt itself is always allowed', () => expect(allowed('User-agent: *\nDisallow: /', '/robots.txt')).toBe(true))
})

describe('RFC 9309, 2.2.3: special characters', () => {
  test.each([
    ['/*.php', '/a/b.php?x', false], ['/*.php$', '/a.php', false], ['/*.php$', '/a.php?x', true], ['/a$', '/a', false], ['/a$', '/ab', true],
    ['/a*b*c', '/axxbyyc', false], ['/a*b*c', '/acb', true], ['/*', '/', false], ['*', '/a', false], ['/a*$', '/abc', false], ['/a$b', '/a$b', false],
    ['/%2A', '/*', false], ['/%2A', '/x', true], ['/a%24', '/a$', false], ['/a%24', '/a', true], ['/a**b', '/ab', false], ['/ab*ba$', '/aba', true],
  ])('%s and %s: %s', (pattern, path, expected) => expect(allowed(`User-agent: *\nDisallow: ${pattern}`, path)).toBe(expected))

  test('# begins a comment, anywhere', () => {
    expect(allowed('# all\nUser-agent: * # anyone\nDisallow: /a # not this\n#Disallow: /b', '/a')).toBe(false)
    expect(allowed('User-agent: *\n#Disallow: /b', '/b')).toBe(true)
  })

  test('a pattern made to be slow is as quick as any', () => {
    const stars = '/' + '*a'.repeat(5000) + '$'
    expect(allowed(`User-agent: *\nDisallow: ${stars}`, '/' + 'a'.repeat(20_000) + 'b')).toBe(true)
  })
})

describe('RFC 9309, 2.2.4 and beyond: other records', () => {
  test('a sitemap line belongs to no group and ends none', () => {
    const robots = readRobots('User-agent: a\nSitemap: https://x.example/s.xml\nUser-agent: recoupe\nDisallow: /\nSitemap: /deux.xml')
    expect(robots.sitemaps).toEqual(['https://x.example/s.xml', '/deux.xml'])
    expect(isAllowed(robots, '/a')).toBe(false)
  })

  test('unknown records are passed over', () => expect(allowed('User-agent: *\nHost: x\nClean-param: y\nnonsense\nDisallow: /a', '/a')).toBe(false))

  test('Crawl-delay is read in seconds, the longest of our groups', () => {
    expect(readRobots('User-agent: *\nCrawl-delay: 2.5\nDisallow:').crawlDelay).toBe(2.5)
    expect(readRobots('User-agent: recoupe\nCrawl-delay: 1\nUser-agent: autre\nUser-agent: *\nCrawl-delay: 9').crawlDelay).toBe(9)
    expect(readRobots('User-agent: recoupe\nCrawl-delay: 1\nDisallow: /a\nUser-agent: *\nCrawl-delay: 9').crawlDelay).toBe(1)
    expect(readRobots('User-agent: *\nCrawl-delay: soon').crawlDelay).toBeNull()
  })

  test('line ends of every sort, a byte order mark, tabs and spaces', () => {
    for (const end of ['\n', '\r\n', '\r']) expect(allowed(`\uFEFFUser-agent\t: *${end}  Disallow  :\t/a  ${end}`, '/a')).toBe(false)
  })

  test('what is no robots.txt at all allows everything', () => expect(allowed('<html><body>Disallow: /</body></html>', '/a')).toBe(true))

  test('half a megabyte is read, as the RFC asks', () => expect(ROBOTS_BYTES).toBe(512_000))
})

// Escapes are left out: robots-parser compares «%61» and «a» as two, where the RFC has them be one.
test('decides as robots-parser does, over files of every shape', () => {
  const piece = fc.constantFrom('/', 'a', 'b', '*', 'ab', '.php', '?', '=', '-')
  const pattern = fc.tuple(fc.array(piece, { maxLength: 6 }), fc.boolean()).map(([pieces, end]) => `/${pieces.join('')}${end ? '$' : ''}`)
  const agent = fc.constantFrom('*', 'recoupe', 'autre', 'Recoupe')
  const group = fc.tuple(fc.array(agent, { minLength: 1, maxLength: 2 }), fc.array(fc.tuple(fc.constantFrom('Allow', 'Disallow'), pattern), { minLength: 1, maxLength: 5 }))
  const path = fc.array(fc.constantFrom('/', 'a', 'b', 'ab', '.php', '?', '=', '-', 'c'), { maxLength: 8 }).map(pieces => `/${pieces.join('')}`)
  fc.assert(fc.property(fc.array(group, { maxLength: 4 }), path, (groups, asked) => {
    const text = groups.map(([agents, rules]) => [...agents.map(name => `User-agent: ${name}`), ...rules.map(([kind, rule]) => `${kind}: ${rule}`)].join('\n')).join('\n\n')
    const theirs = robotsParser('https://x.example/robots.txt', text).isAllowed(`https://x.example${asked}`, 'recoupe')
    const url = new URL(`https://x.example${asked}`)
    expect(allowed(text, url.pathname + url.search)).toBe(theirs ?? true)
  }), { seed: 9309, numRuns: 3000 })
})
