import { Client, Pool, type PoolClient } from 'pg'

/** Asks the database one thing, with values apart from the text. */
export type Query = <Row extends object = Record<string, never>>(
  text: string,
  values?: readonly unknown[],
) => Promise<readonly Row[]>

/** One connection, for what belongs together: locks of a session, and transactions. */
export interface Connection {
  readonly query: Query
  /** All of it or nothing. */
  transact<Answer>(work: () => Promise<Answer>): Promise<Answer>
}

/** The hub's tables, in a schema of their own. */
export interface Database {
  readonly schema: string
  /** For other libraries: where it is, and with which name and password. */
  readonly address: string
  readonly query: Query
  /** Runs work on one connection, which is thrown away where the work fails. */
  connected<Answer>(work: (connection: Connection) => Promise<Answer>): Promise<Answer>
  /** The same in one transaction. */
  transact<Answer>(work: (query: Query) => Promise<Answer>): Promise<Answer>
  /** Hears what is told on a channel until the returned function is called; rejects where the database is away. */
  listen(channel: string, onNotice: (text: string) => void, onLost: () => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

/** How long a connection may take to open, and one statement to run, in milliseconds. */
const limits = { connect: 5_000, statement: 120_000 }

/** Opens the database lazily: nothing is asked before the first query. Throws for a schema that is no plain name. */
export function openDatabase(address: string, schema: string, connections = 8): Database {
  if (!/^[a-z_][a-z0-9_]{0,40}$/.test(schema))
    throw new Error(`The schema is "${schema}", expected small letters, digits and _`)
  const settings = {
    connectionString: address,
    options: `-c search_path=${schema}`,
    connectionTimeoutMillis: limits.connect,
    statement_timeout: limits.statement,
    application_name: 'hortus hub',
    keepAlive: true,
  }
  const pool = new Pool({ ...settings, max: connections })
  // An idle connection that breaks is replaced by the next query, which hears of it if that fails.
  pool.on('error', () => {})
  const connected = async <Answer>(work: (connection: Connection) => Promise<Answer>): Promise<Answer> => {
    const client = await pool.connect()
    let failure: Error | undefined
    // One that breaks between two queries says so to nobody else, and Node ends a process for that.
    const lose = (error: Error): void => {
      failure = error
    }
    client.on('error', lose)
    try {
      return await work(connectionOf(client))
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error))
      throw error
    } finally {
      client.off('error', lose)
      client.release(failure)
    }
  }
  return {
    schema,
    address,
    query: queryOf(pool),
    connected,
    transact: (work) => connected(({ query, transact }) => transact(() => work(query))),
    async listen(channel, onNotice, onLost) {
      const client = new Client(settings)
      let isClosed = false
      const lose = (): void => {
        if (!isClosed) onLost()
        isClosed = true
      }
      client.on('notification', ({ payload }) => onNotice(payload ?? ''))
      client.on('error', lose)
      client.on('end', lose)
      await client.connect()
      await client.query(`listen "${channel}"`)
      return async () => {
        isClosed = true
        await client.end()
      }
    },
    close: () => pool.end(),
  }
}

function connectionOf(client: PoolClient): Connection {
  const query = queryOf(client)
  return {
    query,
    async transact(work) {
      await query('begin')
      try {
        const answer = await work()
        await query('commit')
        return answer
      } catch (error) {
        await query('rollback').catch(() => [])
        throw error
      }
    },
  }
}

function queryOf(on: Pick<PoolClient, 'query'>): Query {
  return async <Row extends object>(text: string, values: readonly unknown[] = []) =>
    (await on.query<Row>(text, [...values])).rows
}
