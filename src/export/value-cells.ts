import type { Value } from '../model/value.ts'
import { BOUNDS, isCategory, isDate, isQuantity, isShare } from '../model/value.ts'
import type { Column } from './column.ts'

const kindOf = (value: Value): string => (isQuantity(value) ? 'quantity' : isDate(value) ? 'date' : isCategory(value) ? 'category' : 'share')

/** A value as columns: what it is, itself as text, as a number where it is one, and its bound. */
export const valueColumns = <Row>(valueOf: (row: Row) => Value): readonly Column<Row>[] => [
  {
    name: 'value_type', type: 'string', required: true, values: ['quantity', 'share', 'date', 'category'],
    description: { fr: 'Nature de la réponse', en: 'What the answer is' },
    cell: row => kindOf(valueOf(row)),
  },
  {
    name: 'value', type: 'string', required: true,
    description: {
      fr: 'La réponse : un nombre d’unités, une part entre 0 et 1, une date EDTF (ISO 8601-2:2019) ou l’identifiant d’une catégorie',
      en: 'The answer: a number of units, a share between 0 and 1, an EDTF date (ISO 8601-2:2019) or the id of a category',
    },
    cell: row => valueText(valueOf(row)),
  },
  {
    name: 'amount', type: 'number', unit: 'units',
    description: { fr: 'Le nombre, si la réponse en est un', en: 'The number, where the answer is one' },
    cell: row => { const value = valueOf(row); return isQuantity(value) ? value.amount : null },
  },
  {
    name: 'share', type: 'number', unit: 'of 1',
    description: { fr: 'La part de la population, si la réponse en est une', en: 'The share of the population, where the answer is one' },
    cell: row => { const value = valueOf(row); return isShare(value) ? value.share : null },
  },
  {
    name: 'bound', type: 'string', values: BOUNDS,
    description: { fr: 'Ce que le nombre borne : exact, au moins, au plus, environ, ordre de grandeur ; vide pour une date ou une catégorie', en: 'How the number bounds: exact, at least, at most, about, order of magnitude; empty for a date or a category' },
    cell: row => ('bound' in valueOf(row) ? (valueOf(row) as { bound: string }).bound : null),
  },
]

/** A value without its bound, as one string. */
export function valueText(value: Value): string {
  if (isQuantity(value)) return String(value.amount)
  if (isDate(value)) return value.edtf
  return isCategory(value) ? value.category : String(value.share)
}
