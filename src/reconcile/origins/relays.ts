import type { Named } from '../../dossier/dossier.ts'

/**
 * The relays that a text credits as its source: «avec AFP», «(AFP)», «Source : AFP», «AFP» alone on a line or at the start
 * of one before a dash. A relay that is only spoken of («l’AFP a interrogé») is not credited.
 */
export function creditedRelays(text: string, relays: readonly Named[]): string[] {
  return relays.filter(relay => creditOf(relay).test(text)).map(relay => relay.id).sort()
}

const credits = new WeakMap<Named, RegExp>()

function creditOf(relay: Named): RegExp {
  let credit = credits.get(relay)
  if (!credit) {
    const bare = [relay.name, ...relay.aliases].map(name => name.replace(/^(avec|l['’])\s*/i, '').trim()).filter(name => name !== '')
    const name = `(?:${[...new Set(bare)].sort((a, b) => b.length - a.length).map(escape).join('|')})(?![\\p{L}\\p{N}])`
    credit = new RegExp([
      `(?<![\\p{L}\\p{N}])(?:avec|sources?\\s?:|©|crédits?\\s?:)\\s?(?:l['’])?${name}`,
      `\\((?:[^()\\n]{0,30}[\\s,/])?${name}\\)`,
      `^(?:[^\\n]{0,40}[/,]\\s?)?${name}\\s?(?:$|[-–—])`,
    ].join('|'), 'imu')
    credits.set(relay, credit)
  }
  return credit
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
