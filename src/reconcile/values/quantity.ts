import type { Bound, Quantity, Share } from '../../model/value.ts'
import { isShare } from '../../model/value.ts'
import type { Comparison, Span } from './span.ts'
import { COMPATIBLE, LEFT_REFINES, OPPOSED, RIGHT_REFINES, SAME, compareSpans, equalSpans, meet, within } from './span.ts'

/** A count as the reconciler compares it. Shares have been turned into counts. */
export interface Count {
  readonly amount: number
  readonly bound: Bound
  /** Said as a share of a population: «un quart des Français». */
  readonly fromShare: boolean
  /** What the words allow. */
  readonly span: Span
}

/**
 * «Environ», «près de», «quelque»: a tenth on either side. Wide enough for «près de 2 000» said of 1 834,
 * narrow enough that «environ 20 millions» and 33 millions stay apart. Our choice; no standard gives a figure.
 */
const ABOUT = 0.1

/** A fraction that people say as one (a half, a third, three quarters) is as loose as «environ». */
const SPOKEN_FRACTIONS = [2, 3, 4, 5, 10].flatMap(below => Array.from({ length: below - 1 }, (_, above) => (above + 1) / below))

/** Reads a quantity or a share as a count. `size` is how many the population of the share are. */
export function readCount(value: Quantity | Share, size: number): Count {
  if (!isShare(value)) return { ...value, fromShare: false, span: boundSpan(value.amount, value.bound, 0) }
  const loose = SPOKEN_FRACTIONS.some(fraction => Math.abs(fraction - value.share) < 0.006)
  const amount = value.share * size
  const slack = loose ? amount * ABOUT : 0.005 * size
  return { amount, bound: value.bound, fromShare: true, span: boundSpan(amount, value.bound, slack) }
}

function boundSpan(amount: number, bound: Bound, slack: number): Span {
  switch (bound) {
    case 'exact': return { low: amount - slack, high: amount + slack }
    case 'at_least': return { low: amount, high: Infinity }
    case 'at_most': return { low: 0, high: amount }
    case 'about': return { low: amount * (1 - ABOUT) - slack, high: amount * (1 + ABOUT) + slack }
    case 'order': return { low: amount, high: nextOrder(amount) }
  }
}

/** Where «des N» ends: «des milliers» and «des millions» at the next word (a thousand times more), «des dizaines de milliers» at ten times. */
function nextOrder(amount: number): number {
  const isThousandPower = Number.isInteger(Math.round(Math.log10(amount) * 1e9) / 1e9 / 3)
  return amount * (isThousandPower ? 1000 : 10)
}

/**
 * Compares two counts of the same thing.
 *
 * The same amount is compatible whatever the bounds («plus de 33 millions» and 33 millions). A round figure and one that
 * rounds to it agree, the finer refining the rounder (20 millions and 20,3 millions). Anything says more than an order of
 * magnitude, and a count more than a share.
 */
export function compareCounts(left: Count, right: Count): Comparison {
  if (left.bound === 'order' || right.bound === 'order') return compareOrders(left, right)
  if (left.amount === right.amount && left.fromShare === right.fromShare) return left.bound === right.bound ? SAME : COMPATIBLE
  if (!meet(left.span, right.span)) return rounds(left, right) ?? OPPOSED
  if (left.fromShare !== right.fromShare) return left.fromShare ? RIGHT_REFINES : LEFT_REFINES
  return compareSpans(left.span, right.span)
}

function compareOrders(left: Count, right: Count): Comparison {
  if (left.bound === right.bound) return equalSpans(left.span, right.span) ? SAME : compareSpans(left.span, right.span)
  if (!meet(left.span, right.span)) return OPPOSED
  return left.bound === 'order' ? RIGHT_REFINES : LEFT_REFINES
}

/** Whether one exact figure is the other, rounded. */
function rounds(left: Count, right: Count): Comparison | null {
  if (left.bound !== 'exact' || right.bound !== 'exact' || left.fromShare || right.fromShare) return null
  const [leftStep, rightStep] = [roundingStep(left.amount), roundingStep(right.amount)]
  if (rightStep > leftStep && Math.round(left.amount / rightStep) * rightStep === right.amount) return LEFT_REFINES
  if (leftStep > rightStep && Math.round(right.amount / leftStep) * leftStep === left.amount) return RIGHT_REFINES
  return null
}

/**
 * The unit that a figure may have been rounded to: its trailing zeros, but no coarser than its second digit
 * (20 millions may be 19,6; not 17), and 1 below a thousand, where people count («84 mutuelles» is not 85).
 */
function roundingStep(amount: number): number {
  if (amount < 1000 || !Number.isInteger(amount)) return 1
  const secondDigit = 10 ** (Math.floor(Math.log10(amount)) - 1)
  let step = 1
  while (step < secondDigit && amount % (step * 10) === 0) step *= 10
  return step
}

/** Whether a part is counted as larger than the whole that it belongs to. */
export const partExceedsWhole = (part: Count, whole: Count): boolean =>
  part.span.low > whole.span.high && !(whole.bound === 'exact' && part.bound === 'exact' && rounds(part, whole) !== null)

/** Whether a denied count excludes an affirmed one. */
export const denialCovers = (denied: Count, affirmed: Count): boolean => within(affirmed.span, denied.span)
