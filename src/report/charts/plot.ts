import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'

const { document } = parseHTML('<!doctype html><html><body></body></html>')

/**
 * Draws a chart without a browser and gives its SVG as text.
 * Plot's own style element is taken out, because the pages' policy refuses it: the style sheet has its rules.
 */
export function drawn(options: Plot.PlotOptions, label: string): string {
  const chart = Plot.plot({ ...options, document, className: 'chart' })
  for (const style of [...chart.querySelectorAll('style')]) style.remove()
  chart.removeAttribute('font-family')
  chart.setAttribute('role', 'img')
  chart.setAttribute('aria-label', label)
  return chart.outerHTML
}
