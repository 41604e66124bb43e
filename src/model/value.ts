/** The three types of answer that a question may have, as the claims file format has them. */

/** How an amount bounds what it speaks of: «33 millions», «plus de», «jusqu'à», «près de», «des millions de». */
export const BOUNDS = ['exact', 'at_least', 'at_most', 'about', 'order'] as const
export type Bound = (typeof BOUNDS)[number]

/** A count of things, in units (33 millions is 33_000_000). */
export interface Quantity {
  readonly amount: number
  readonly bound: Bound
}

/** A part of a population, between 0 and 1: «plus d'un quart des Français». */
export interface Share {
  readonly share: number
  readonly bound: Bound
  readonly of: 'population'
}

/** A date in EDTF (ISO 8601-2:2019, levels 0 and 1, plus intervals). */
export interface DateValue {
  readonly edtf: string
}

/** A node of the question's category tree, by its id. */
export interface CategoryValue {
  readonly category: string
}

export type Value = Quantity | Share | DateValue | CategoryValue

export const isQuantity = (value: Value): value is Quantity => 'amount' in value
export const isShare = (value: Value): value is Share => 'share' in value
export const isDate = (value: Value): value is DateValue => 'edtf' in value
export const isCategory = (value: Value): value is CategoryValue => 'category' in value

export const quantity = (amount: number, bound: Bound = 'exact'): Quantity => Object.freeze({ amount, bound })
export const share = (part: number, bound: Bound = 'exact'): Share => Object.freeze({ share: part, bound, of: 'population' })
export const date = (edtf: string): DateValue => Object.freeze({ edtf })
export const category = (id: string): CategoryValue => Object.freeze({ category: id })

/** One string a value: equal values, and only they, have equal keys. */
export function valueKey(value: Value): string {
  if (isQuantity(value)) return `${value.bound} ${value.amount}`
  if (isShare(value)) return `${value.bound} ${value.share} of ${value.of}`
  return isDate(value) ? value.edtf : value.category
}
