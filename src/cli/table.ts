/** Text of the web or of a file name on a terminal: no control characters, one line. */
export const plain = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')

/** Rows as columns, two spaces between them; numbers to the right. */
export function columns(rows: readonly (readonly (string | number)[])[]): string {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, at) => { widths[at] = Math.max(widths[at] ?? 0, String(cell).length) })
  return rows.map(row => `${row.map((cell, at) => {
    const text = plain(String(cell))
    if (typeof cell === 'number') return text.padStart(widths[at]!)
    return at === row.length - 1 ? text : text.padEnd(widths[at]!)
  }).join('  ').trimEnd()}\n`).join('')
}

/** «1.4 GB» */
export function bytes(count: number): string {
  for (const [unit, size] of [['GB', 1e9], ['MB', 1e6], ['kB', 1e3]] as const) if (count >= size) return `${(count / size).toFixed(1)} ${unit}`
  return `${count} B`
}

/** «2 h 05 min», «41.3 s» */
export function span(milliseconds: number): string {
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`
  const minutes = Math.round(milliseconds / 60_000)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`
}
