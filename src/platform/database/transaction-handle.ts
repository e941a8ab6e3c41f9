import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import type pg from "pg";
import type { Db } from "#platform/database/port.ts";
import type { Tables } from "#platform/database/tables.generated.ts";

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();
const changing = new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);

const refuse = async (): Promise<never> => {
  throw new Error("This handle is one transaction already; a transaction inside it is not possible.");
};

/** A driver only because Kysely asks for one: connections come from the handle, and the transaction is not its business. */
const driver: Driver = {
  init: async () => undefined,
  acquireConnection: refuse,
  beginTransaction: refuse,
  commitTransaction: refuse,
  rollbackTransaction: refuse,
  releaseConnection: async () => undefined,
  destroy: async () => undefined,
};

const dialect: Dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createQueryCompiler: () => compiler,
  createIntrospector: (db) => new PostgresIntrospector(db),
};

const mostNames = 200;
const longestNamed = 10_000;
const seenOnce = new Set<string>();
const names = new Map<string, string>();

/**
 * A statement that comes again gets a name, under which PostgreSQL keeps its plan per connection: planning the views with their
 * row security takes longer than running them. Bounded, since plans stay as long as the connection.
 */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames || text.length > longestNamed) return known;
  if (!seenOnce.has(text)) {
    if (seenOnce.size >= mostNames) seenOnce.clear();
    seenOnce.add(text);
    return undefined;
  }
  seenOnce.delete(text);
  const name = `intan_${names.size}`;
  names.set(text, name);
  return name;
}

function createConnection(client: pg.ClientBase): DatabaseConnection {
  return {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      const name = nameOf(query.sql);
      const asked = { text: query.sql, values: [...query.parameters], ...(name === undefined ? {} : { name }) };
      const { command, rowCount, rows } = await client.query(asked);
      return { rows: rows ?? [], ...(changing.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
    },
    streamQuery: () => {
      throw new Error("Streaming is not offered inside a transaction handle; read in pages.");
    },
  };
}

export interface TransactionHandle {
  readonly db: Db;
  /** Waits for queries under way; every later use of `db` throws. */
  close(): Promise<void>;
}

/**
 * Kysely over one client that is inside a transaction. Cheap to make: adapter, compiler and driver are shared.
 * Queries queue behind each other, as one connection can only do one at a time.
 */
export function createTransactionHandle(client: pg.ClientBase): TransactionHandle {
  const connection = createConnection(client);
  let isOpen = true;
  let tail: Promise<unknown> = Promise.resolve();
  const provider: ConnectionProvider = {
    provideConnection: <T>(consumer: (connection: DatabaseConnection) => Promise<T>): Promise<T> => {
      if (!isOpen)
        return Promise.reject(
          new Error("The transaction of this handle has ended; a query was not awaited, or the handle was kept."),
        );
      const turn = tail.then(() => consumer(connection));
      tail = turn.catch(() => undefined);
      return turn;
    },
  };
  const db = new Kysely<Tables>({
    config: { dialect },
    dialect,
    driver,
    executor: new DefaultQueryExecutor(compiler, adapter, provider),
  });
  return {
    db,
    close: async () => {
      isOpen = false;
      await tail;
    },
  };
}
