import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'

const { document } = parseHTML('<!doctype html><html><body></body></html>')

/**
 * Draws a chart without a browser and gives its SVG as text.
 * It is one image with one label: the table beside it has its parts.
 * Plot's own style element is taken out, because the pages' policy refuses it: the style sheet has its rules.
 */
export function drawn(options: Plot.PlotOptions, label: string): string {
  const chart = Plot.plot({ ...options, document, className: 'chart' })
  for (const style of [...chart.querySelectorAll('style')]) style.remove()
  chart.removeAttribute('font-family')
  for (const part of [...chart.querySelectorAll('[aria-label], [aria-hidden]')]) for (const name of ['aria-label', 'aria-hidden']) part.removeAttribute(name)
  chart.setAttribute('role', 'img')
  chart.setAttribute('aria-label', label)
  return chart.outerHTML.replace(/(?<!\d)(\d+\.\d{2})\d+/g, '$1')
}
