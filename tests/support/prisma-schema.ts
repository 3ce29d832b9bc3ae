/** Reads schema.prisma as far as the tests compare it with a database: columns, keys, indexes, references. */

export type Column = { table: string; column: string; type: string; required: boolean };
type Schema = { columns: Column[]; indexes: string[]; references: string[] };

const types: Record<string, string> = {
  String: "text",
  Int: "integer",
  BigInt: "bigint",
  Float: "double precision",
  Boolean: "boolean",
  Json: "jsonb",
};

type Model = { name: string; table: string; lines: string[] };

export function readSchema(text: string): Schema {
  const models = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(
    ([, name = "", body = ""]): Model => {
      const lines = body
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "" && !line.startsWith("//"));
      const table = lines.map((line) => /^@@map\("(\w+)"\)/.exec(line)?.[1]).find(Boolean) ?? name;
      return { name, table, lines };
    },
  );
  const tableOf = (name: string) => models.find((model) => model.name === name)?.table;
  const schema: Schema = { columns: [], indexes: [], references: [] };
  for (const model of models) for (const line of model.lines) readLine(line, model, tableOf, schema);
  return schema;
}

function readLine(line: string, model: Model, tableOf: (name: string) => string | undefined, schema: Schema) {
  const block = /^@@(id|unique|index)\(\[([^\]]+)\]/.exec(line);
  if (block) {
    const columns = (block[2] ?? "").split(",").map((name) => name.trim().split("(")[0]);
    schema.indexes.push(`${model.table} ${block[1]} ${columns.join(",")}`);
    return;
  }
  const field = /^(\w+)\s+(Unsupported\("(\w+)"\)|\w+)(\[\])?(\?)?\s*(.*)$/.exec(line);
  if (!field) return;
  const [, column = "", type = "", unsupported, list, optional, attributes = ""] = field;
  const related = tableOf(type);
  if (related) {
    const from = /@relation\((?:"\w+", )?fields: \[(\w+)\]/.exec(attributes)?.[1];
    if (from) schema.references.push(`${model.table}.${from} → ${related}`);
    return;
  }
  schema.columns.push({
    table: model.table,
    column,
    type: (unsupported ?? columnType(type, attributes)) + (list ? "[]" : ""),
    // Prisma's lists have no NOT NULL: an absent list reads as an empty one.
    required: !optional && !list,
  });
  if (/@id\b/.test(attributes)) schema.indexes.push(`${model.table} id ${column}`);
  if (/@unique\b/.test(attributes)) schema.indexes.push(`${model.table} unique ${column}`);
}

function columnType(type: string, attributes: string): string {
  if (type !== "DateTime") return types[type] ?? `unknown type ${type}`;
  if (attributes.includes("@db.Date")) return "date";
  return attributes.includes("@db.Timestamptz(3)")
    ? "timestamp(3) with time zone"
    : "timestamp(3) without time zone";
}
