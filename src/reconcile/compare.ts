import type { Held } from './held.ts'
import type { Setting } from './setting.ts'
import { compareCategories } from './values/category.ts'
import { compareDays } from './values/date.ts'
import { compareCounts, denialCovers } from './values/quantity.ts'
import type { Comparison } from './values/span.ts'
import { OPPOSED, SAME, UNRELATED, equalSpans, within } from './values/span.ts'

/** Compares the answers of two positions on one question, polarity and all, whoever they speak of. */
export function compareAnswers(left: Held, right: Held, setting: Setting): Comparison {
  const [a, b] = [left.position, right.position]
  if ('category' in a.value && 'category' in b.value) {
    const tree = setting.trees.get(a.question)
    return tree ? compareCategories(tree, a.value.category, a.polarity, b.value.category, b.polarity) : UNRELATED
  }
  if (a.polarity === 'affirmed' && b.polarity === 'affirmed') return compareAffirmed(left, right)
  return compareDenied(left, right)
}

function compareAffirmed(left: Held, right: Held): Comparison {
  if (left.count && right.count) return compareCounts(left.count, right.count)
  return left.days && right.days ? compareDays(left.days, right.days) : UNRELATED
}

/** «Pas 33 millions» excludes 33 millions, and says nothing of 20. */
function compareDenied(left: Held, right: Held): Comparison {
  const bothDenied = left.position.polarity === right.position.polarity
  const [denied, other] = left.position.polarity === 'denied' ? [left, right] : [right, left]
  if (denied.count && other.count) {
    if (bothDenied) return equalSpans(denied.count.span, other.count.span) ? SAME : UNRELATED
    return denialCovers(denied.count, other.count) ? OPPOSED : UNRELATED
  }
  if (!denied.days || !other.days) return UNRELATED
  if (bothDenied) return equalSpans(denied.days.span, other.days.span) ? SAME : UNRELATED
  return within(other.days.span, denied.days.span) ? OPPOSED : UNRELATED
}
