/**
 * The tables that prisma/schema asks for, as MariaDB DDL. Prisma's own `migrate diff` needs an
 * engine that offline installations cannot download; the subset of the schema language we use is
 * small enough to read here. A test compares the result with what the migrations build.
 */

export interface Column {
  name: string;
  type: string;
  nullable: boolean;
  default: string | undefined;
}

export interface Table {
  name: string;
  columns: Column[];
  primaryKey: string[];
  indexes: { name: string; unique: boolean; columns: string[] }[];
  foreignKeys: {
    name: string;
    columns: string[];
    table: string;
    references: string[];
    onDelete: string;
  }[];
}

const PLAIN_TYPES: Record<string, string> = {
  Int: 'INTEGER',
  BigInt: 'BIGINT',
  Boolean: 'BOOLEAN',
  Json: 'JSON',
  Bytes: 'LONGBLOB',
  DateTime: 'DATETIME(3)',
  String: 'VARCHAR(191)',
};

interface Model {
  name: string;
  lines: string[];
  table: string;
  /** Prisma field name → column name, for scalar fields. */
  columns: Map<string, string>;
}

function readModels(schema: string): Model[] {
  const models: Model[] = [];
  for (const match of schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)) {
    const lines = (match[2] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const table = lines.map((line) => /^@@map\("(\w+)"\)/.exec(line)?.[1]).find(Boolean);
    const columns = new Map<string, string>();
    for (const line of lines) {
      const field = /^(\w+)\s+(\w+)(\?|\[\])?/.exec(line);
      if (!field || !(field[2]! in PLAIN_TYPES) || field[3] === '[]') continue;
      columns.set(field[1]!, /@map\("(\w+)"\)/.exec(line)?.[1] ?? field[1]!);
    }
    models.push({ name: match[1]!, lines, table: table ?? match[1]!, columns });
  }
  return models;
}

function readColumn(line: string, name: string): Column {
  const field = /^\w+\s+(\w+)(\?)?/.exec(line)!;
  const native = /@db\.(\w+)(?:\((\d+)\))?/.exec(line);
  const type = native
    ? `${native[1]!.toUpperCase()}${native[2] ? `(${native[2]})` : ''}`
    : PLAIN_TYPES[field[1]!]!;
  const given = /@default\((?:"([^"]*)"|([^")]+\(\)|[^")]+))\)/.exec(line);
  let value: string | undefined;
  if (given?.[1] !== undefined) value = `'${given[1]}'`;
  else if (given?.[2] === 'now()') value = 'CURRENT_TIMESTAMP(3)';
  else if (given?.[2] === 'autoincrement()') value = 'AUTO_INCREMENT';
  else value = given?.[2];
  return { name, type, nullable: field[2] === '?', default: value };
}

const list = (text: string): string[] =>
  text.split(',').map((part) => part.trim().replace(/\(.*$/, ''));

const columnsOf = (fields: string, owner: Model): string[] =>
  list(fields).map((field) => owner.columns.get(field) ?? field);

function addColumn(table: Table, model: Model, line: string): void {
  const fieldName = /^(\w+)\s/.exec(line)?.[1];
  const column = fieldName ? model.columns.get(fieldName) : undefined;
  if (!column) return;
  table.columns.push(readColumn(line, column));
  if (/\s@id\b/.test(line)) table.primaryKey = [column];
  if (!/\s@unique\b/.test(line)) return;
  table.indexes.push({ name: `${model.table}_${column}_key`, unique: true, columns: [column] });
}

function addBlock(table: Table, model: Model, line: string): void {
  const block = /^@@(id|unique|index)\(\[(.+?)\]\)/.exec(line.replace(/\(sort: Desc\)/g, ''));
  if (!block) return;
  const columns = columnsOf(block[2]!, model);
  if (block[1] === 'id') {
    table.primaryKey = columns;
    return;
  }
  const unique = block[1] === 'unique';
  const name = `${model.table}_${columns.join('_')}_${unique ? 'key' : 'idx'}`.slice(0, 64);
  table.indexes.push({ name, unique, columns });
}

const RELATION =
  /^\w+\s+(\w+)\??\s+@relation\(.*fields: \[(.+?)\], references: \[(.+?)\](?:, onDelete: (\w+))?/;

function addRelation(table: Table, model: Model, models: readonly Model[], line: string): void {
  const relation = RELATION.exec(line);
  if (!relation) return;
  const target = models.find((other) => other.name === relation[1])!;
  const columns = columnsOf(relation[2]!, model);
  table.foreignKeys.push({
    name: `${model.table}_${columns.join('_')}_fkey`,
    columns,
    table: target.table,
    references: columnsOf(relation[3]!, target),
    onDelete: relation[4]?.toUpperCase() ?? 'RESTRICT',
  });
}

function readTable(model: Model, models: readonly Model[]): Table {
  const table: Table = {
    name: model.table,
    columns: [],
    primaryKey: [],
    indexes: [],
    foreignKeys: [],
  };
  for (const line of model.lines) {
    addColumn(table, model, line);
    addBlock(table, model, line);
    addRelation(table, model, models, line);
  }
  return table;
}

export function readTables(schema: string): Table[] {
  const models = readModels(schema);
  return models.map((model) => readTable(model, models));
}

const quote = (names: string[]): string => names.map((name) => `\`${name}\``).join(', ');

function columnSql(column: Column): string {
  const sql = [`\`${column.name}\``, column.type, column.nullable ? 'NULL' : 'NOT NULL'];
  if (column.default === 'AUTO_INCREMENT') sql.push('AUTO_INCREMENT');
  else if (column.default !== undefined) sql.push('DEFAULT', column.default);
  return sql.join(' ');
}

export function tableSql(table: Table): string {
  const parts = table.columns.map(columnSql);
  parts.push(`PRIMARY KEY (${quote(table.primaryKey)})`);
  for (const index of table.indexes) {
    parts.push(`${index.unique ? 'UNIQUE ' : ''}INDEX \`${index.name}\` (${quote(index.columns)})`);
  }
  const body = parts.map((part) => `  ${part}`).join(',\n');
  return `CREATE TABLE \`${table.name}\` (\n${body}\n) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;\n`;
}

export function foreignKeySql(table: Table): string[] {
  return table.foreignKeys.map(
    (key) =>
      `ALTER TABLE \`${table.name}\` ADD CONSTRAINT \`${key.name}\` FOREIGN KEY (${quote(key.columns)}) ` +
      `REFERENCES \`${key.table}\` (${quote(key.references)}) ON DELETE ${key.onDelete} ON UPDATE CASCADE;\n`,
  );
}
