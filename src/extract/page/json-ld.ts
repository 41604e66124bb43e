import { jsonrepair } from 'jsonrepair'
import { comparable, unescaped } from './text.ts'

/** A node of JSON-LD: an object with a type. */
export type JsonLdNode = Readonly<Record<string, unknown>>

/** Larger scripts are not read, nor more nodes than this: no page's own description comes near. */
const MAX_SCRIPT = 4_000_000
const MAX_NODES = 5_000
/** A broken script is mended where it is small enough to be one article's description. */
const MAX_REPAIRED = 200_000

/** Every typed object in the page's JSON-LD, outer before inner, whatever their nesting: lists, `@graph`, `mainEntity`. */
export function jsonLdNodes(scripts: readonly string[]): JsonLdNode[] {
  const nodes: JsonLdNode[] = []
  for (const script of scripts) {
    const pending: unknown[] = [parseJson(script)]
    while (pending.length > 0 && nodes.length < MAX_NODES) {
      const value = pending.shift()
      if (Array.isArray(value)) pending.unshift(...(value.slice(0, MAX_NODES) as unknown[]))
      else if (isNode(value)) {
        nodes.push(value)
        for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'subjectOf', 'liveBlogUpdate']) {
          if (key in value && typeof value[key] === 'object') pending.push(value[key])
        }
      }
    }
  }
  return nodes
}

/** JSON, or what can safely be mended into JSON: raw line breaks, trailing commas, comments. Null where it can't. */
function parseJson(script: string): unknown {
  if (script.length > MAX_SCRIPT) return null
  const text = script.replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '').replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*$/, '').trim()
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    if (text.length > MAX_REPAIRED) return null
  }
  try {
    return JSON.parse(jsonrepair(text))
  } catch {
    return null
  }
}

const isNode = (value: unknown): value is JsonLdNode => typeof value === 'object' && value !== null && !Array.isArray(value)

export const typesOf = (node: JsonLdNode): string[] =>
  (Array.isArray(node['@type']) ? node['@type'] : [node['@type']]).filter(type => typeof type === 'string').map(type => type.replace(/^https?:\/\/schema\.org\//, ''))

/**
 * The node that describes this page's article, where the page describes several (related stories do carry their own):
 * the one whose address is the page's, or whose headline is its title; else the first with a headline or a date.
 */
export function articleNode(nodes: readonly JsonLdNode[], types: ReadonlySet<string>, page: { addresses: readonly string[]; titles: readonly string[] }): JsonLdNode | null {
  const articles = nodes.filter(node => typesOf(node).some(type => types.has(type)))
  if (articles.length <= 1) return articles[0] ?? null
  const addresses = new Set(page.addresses.map(bareAddress))
  const titles = new Set(page.titles.map(comparable).filter(Boolean))
  const weigh = (node: JsonLdNode): number =>
    (addressesOf(node).some(address => addresses.has(bareAddress(address))) ? 4 : 0) +
    (titles.has(comparable(textField(node, 'headline') ?? textField(node, 'name') ?? '')) ? 4 : 0) +
    (textField(node, 'datePublished') ? 1 : 0) + (textField(node, 'headline') ? 1 : 0)
  return articles.reduce((best, node) => (weigh(node) > weigh(best) ? node : best))
}

function addressesOf(node: JsonLdNode): string[] {
  const page = node['mainEntityOfPage']
  const inner = isNode(page) ? [page['@id'], page['url']] : [page]
  return [node['url'], node['@id'], ...inner].filter(address => typeof address === 'string')
}

const bareAddress = (address: string): string => address.replace(/^https?:\/\/(?:www\.|m\.)?/, '').replace(/[?#].*/s, '').replace(/\/$/, '').toLowerCase()

/** A field's text: itself, the first of a list, or the `@value` or name of an object. */
export function textField(node: JsonLdNode, key: string): string | null {
  const value = node[key]
  const first: unknown = Array.isArray(value) ? value[0] : value
  if (typeof first === 'string' || typeof first === 'number') return unescaped(String(first)).trim() || null
  if (isNode(first)) {
    const inner = first['@value'] ?? first['name']
    return typeof inner === 'string' ? unescaped(inner).trim() || null : null
  }
  return null
}

/** Names in a field that holds people or organisations: texts, objects, lists of either, references by `@id` into the page's nodes. */
export function namesField(node: JsonLdNode, key: string, nodes: readonly JsonLdNode[], keys: readonly string[] = ['name']): { name: string; type: string | null }[] {
  const value = node[key]
  const list: unknown[] = Array.isArray(value) ? value.slice(0, 50) as unknown[] : [value]
  return list.flatMap(item => {
    if (typeof item === 'string') return [{ name: unescaped(item), type: null }]
    if (!isNode(item)) return Array.isArray(item) ? (item as unknown[]).filter(inner => typeof inner === 'string').map(name => ({ name, type: null })) : []
    const whole = item['name'] === undefined && typeof item['@id'] === 'string' ? nodes.find(other => other['@id'] === item['@id'] && other['name'] !== undefined) ?? item : item
    const named = keys.flatMap(key => whole[key] as unknown)
    return named.filter(name => typeof name === 'string').map(name => ({ name: unescaped(name), type: typesOf(whole)[0] ?? null }))
  })
}
