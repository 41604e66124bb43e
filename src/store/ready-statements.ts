import type BetterSqlite3 from 'better-sqlite3'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** Statements kept ready; the program has some hundred, and those with lists of any length come and go. */
const KEPT = 200

/** A database that prepares a statement once: a night runs the same few for each page, and preparing takes longer than running. */
export function readyStatements(database: BetterSqlite3.Database): SqliteDatabase {
  const ready = new Map<string, SqliteStatement>()
  return {
    close: () => void database.close(),
    prepare(sql) {
      let statement = ready.get(sql)
      if (!statement) {
        statement = database.prepare<unknown[]>(sql) as unknown as SqliteStatement
        if (ready.size >= KEPT) ready.delete(ready.keys().next().value!)
        ready.set(sql, statement)
      }
      return statement
    },
  }
}
