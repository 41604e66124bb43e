import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { dataFolder } from './data-folder.ts'
import { address, bilingual, id, keys, text } from './fields.ts'
import { checkYaml, refuse, unknownName } from './yaml.ts'

const schema = keys({
  default: id,
  populations: z.array(keys({
    id,
    name: bilingual,
    amount: z.int().positive(),
    year: z.int(),
    source: text,
    address,
  })).min(1),
})

/** How many people shares are of, each with its source. */
export type Populations = z.output<typeof schema>

/** Reads the table of populations, `data/populations.yaml`. */
export function loadPopulations(file = join(dataFolder(), 'populations.yaml')): Populations {
  const { value, problemAt } = checkYaml(readFileSync(file, 'utf8'), file, schema)
  const ids = value.populations.map(population => population.id)
  if (!ids.includes(value.default)) throw refuse(file, [problemAt(['default'], unknownName('population', value.default, ids))])
  return value
}
