import type pg from "pg";

/**
 * Large tables within a minute: what has been seeded through the services is copied inside the database until there are
 * `total` rows, each copy with codes, addresses and words of its own. What a copy lacks is its history, which no list reads.
 */
export async function copyLeads(pool: pg.Pool, total: number): Promise<void> {
  await inOne(pool, async (client) => {
    const { count, last } = await one<{ count: number; last: number }>(
      client,
      "SELECT count(*)::int AS count, max(id) AS last FROM lead",
    );
    // The words' index and what each lead is in sight of are made once for all.
    await client.query("DROP INDEX lead_search; ALTER TABLE lead DISABLE TRIGGER USER");
    const columns = await columnsOf(client, "lead", ["id"]);
    // The total is part of each name: the copies of a second call are not those of the first.
    const tag = `'${total}x' || copy`;
    await client.query(
      `INSERT INTO lead (${names(columns)}) SELECT ${selection(columns, {
        code: `code || '-' || ${tag}`,
        formToken: `"formToken" || '-' || ${tag}`,
        trackTokenHash: `"trackTokenHash" || '-' || ${tag}`,
        email: `${tag} || '-' || email`,
        searchText: `replace(replace("searchText", lower(code), lower(code) || '-' || ${tag}), email, ${tag} || '-' || email)`,
        // What lead_words makes of that, without reading all the text again.
        search: `ts_delete(search, email) || array_to_tsvector(ARRAY[${tag}, ${tag} || '-' || email])`,
      })}
         FROM lead, generate_series(1, $1::int) AS copy ORDER BY copy, id LIMIT $2`,
      [Math.ceil(total / count), total - count],
    );
    await client.query(
      `INSERT INTO lead_sight (sight, "leadId", open, "sortAt")
       SELECT sight, l.id, lead_is_open(l.state), lead_sorts_at(l) FROM lead l, lead_sights(l) WHERE l.id > $1`,
      [last],
    );
    await client.query("ALTER TABLE lead ENABLE TRIGGER USER");
    await client.query("CREATE INDEX lead_search ON lead USING gin (search) WITH (fastupdate = off)");
  });
  await pool.query("VACUUM (ANALYZE) lead, lead_sight");
}

/** As `copyLeads`; a copy has the words of its pattern. */
export async function copyOpportunities(pool: pg.Pool, total: number): Promise<void> {
  await inOne(pool, async (client) => {
    const { count } = await one<{ count: number }>(client, "SELECT count(*)::int AS count FROM opportunity");
    const perPattern = Math.ceil(total / count);
    const columns = await columnsOf(client, "opportunity", []);
    const copyOf = `slug || '-${total}x' || copy`;
    await client.query(
      `INSERT INTO opportunity (${names(columns)}) SELECT ${selection(columns, { slug: copyOf })}
         FROM opportunity, generate_series(1, $1::int) AS copy ORDER BY copy, slug LIMIT $2`,
      [perPattern, total - count],
    );
    await client.query("DROP INDEX opportunity_search_vector");
    await client.query(
      `INSERT INTO opportunity_search (slug, language, vector)
       SELECT ${copyOf}, language, vector
         FROM opportunity_search JOIN opportunity USING (slug), generate_series(1, $1::int) AS copy
        WHERE EXISTS (SELECT FROM opportunity WHERE opportunity.slug = opportunity_search.slug || '-${total}x' || copy)`,
      [perPattern],
    );
    await client.query("CREATE INDEX opportunity_search_vector ON opportunity_search USING gin (vector)");
  });
  await pool.query("VACUUM (ANALYZE) opportunity, opportunity_search");
}

async function inOne(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL synchronous_commit = off; SET LOCAL maintenance_work_mem = '256MB'");
    await work(client);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

async function columnsOf(client: pg.PoolClient, table: string, without: string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attname <> ALL ($2)`,
    [table, without],
  );
  return rows.map(({ name }) => name);
}

const names = (columns: string[]) => columns.map((name) => `"${name}"`).join(", ");

const selection = (columns: string[], own: Record<string, string>) =>
  columns.map((name) => own[name] ?? `"${name}"`).join(", ");

async function one<Row extends pg.QueryResultRow>(client: pg.PoolClient, text: string): Promise<Row> {
  const { rows } = await client.query<Row>(text);
  if (!rows[0]) throw new Error(`no row: ${text}`);
  return rows[0];
}
