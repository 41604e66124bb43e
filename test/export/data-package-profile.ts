import { z } from 'zod'

/**
 * What binds us of the Data Package standard, version 2, in its own words for keys; other keys are allowed, as the standard allows them.
 * https://datapackage.org/standard/data-package/, …/data-resource/, …/table-schema/, …/table-dialect/ and the profiles they name.
 */

const constraints = z.looseObject({ required: z.boolean().optional(), unique: z.boolean().optional(), enum: z.array(z.string()).min(1).refine(items => new Set(items).size === items.length).optional() })
const described = { name: z.string().min(1), title: z.string().optional(), description: z.string().optional() }
const field = z.discriminatedUnion('type', [
  z.looseObject({ ...described, type: z.literal('string'), format: z.enum(['default', 'email', 'uri', 'binary', 'uuid']).optional(), constraints: constraints.optional() }),
  z.looseObject({ ...described, type: z.enum(['number', 'integer']), format: z.literal('default').optional(), constraints: constraints.optional() }),
  z.looseObject({ ...described, type: z.literal('boolean'), trueValues: z.array(z.string()).min(1).optional(), falseValues: z.array(z.string()).min(1).optional(), constraints: constraints.optional() }),
  z.looseObject({ ...described, type: z.literal('date'), format: z.string().optional(), constraints: constraints.optional() }),
])

const schema = z.looseObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/tableschema.json'),
  fields: z.array(field).min(1).refine(fields => new Set(fields.map(({ name }) => name)).size === fields.length),
  missingValues: z.array(z.string()).optional(),
  primaryKey: z.array(z.string()).min(1).optional(),
  foreignKeys: z.array(z.strictObject({ fields: z.array(z.string()).min(1), reference: z.strictObject({ resource: z.string().optional(), fields: z.array(z.string()).min(1) }) })).min(1).optional(),
}).refine(({ fields, primaryKey = [], foreignKeys = [] }) => [...primaryKey, ...foreignKeys.flatMap(key => key.fields)].every(name => fields.some(one => one.name === name)), 'a key names no field')

const dialect = z.looseObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/tabledialect.json'),
  header: z.boolean().optional(), delimiter: z.string().optional(), lineTerminator: z.string().optional(), quoteChar: z.string().length(1).optional(), doubleQuote: z.boolean().optional(),
})

/** POSIX, relative, within the package's folder. */
const path = z.string().regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\\]+$/)
/** What the standard's profile lets stand as a `path` beside a title: a web address, or such a path. */
const address = z.union([z.url({ protocol: /^(https?|ftp)$/ }), path])

const resource = z.looseObject({
  name: z.string().min(1),
  type: z.literal('table'),
  path,
  description: z.string(),
  mediatype: z.string().regex(/^[^/]+\/[^/]+$/),
  format: z.string(),
  encoding: z.string().optional(),
  bytes: z.int().min(0),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  dialect: dialect.optional(),
  schema,
})

export const dataPackageProfile = z.looseObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
  name: z.string().min(1),
  title: z.string(),
  description: z.string(),
  created: z.iso.datetime().optional(),
  version: z.string().optional(),
  keywords: z.array(z.string()).min(1).optional(),
  licenses: z.array(z.looseObject({ name: z.string().regex(/^[-a-zA-Z0-9._]+$/).optional(), path: address.optional(), title: z.string().optional() }).refine(({ name, path }) => name !== undefined || path !== undefined)).min(1).optional(),
  contributors: z.array(z.looseObject({ title: z.string().optional(), roles: z.array(z.string()).min(1).optional() })).min(1).optional(),
  sources: z.array(z.looseObject({ title: z.string().optional(), path: address.optional() })).min(1).optional(),
  resources: z.array(resource).min(1).refine(resources => new Set(resources.map(({ name }) => name)).size === resources.length, 'two resources of one name'),
}).refine(({ resources }) => resources.every(({ schema: { foreignKeys = [] } }) => foreignKeys.every(({ reference }) => resources.some(other => other.name === reference.resource
  && reference.fields.every(name => other.schema.fields.some(one => one.name === name))))), 'a foreign key leads nowhere')
