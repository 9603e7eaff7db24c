/** Where Debian's kamailio-mysql-modules puts the stock schema. */
const STOCK_DIRECTORY = '/usr/share/kamailio/mysql';

/** Of the modules in conf/modules.cfg, plus the tables the worker writes for them. */
const STOCK_TABLES = [
  'standard',
  'domain',
  'dispatcher',
  'permissions',
  'alias_db',
  'auth_db',
  'usrloc',
  'htable',
  'dialog',
  'presence',
  'uac',
] as const;

const OWN_FILES = [
  '001_keys.sql',
  '002_identity.sql',
  '003_direct_calls.sql',
  '004_tenant_home.sql',
  '005_lamps.sql',
  '006_trunks.sql',
  '007_sign_out.sql',
] as const;

export interface KamailioSchemaFile {
  /** Stable name to remember it by once applied. */
  name: string;
  /** Absolute for the stock files, relative to the repository's root for our own. */
  path: string;
}

/** In the order in which they must be applied, each once. Stock first: ours alter its tables. */
export const kamailioSchema: readonly KamailioSchemaFile[] = [
  ...STOCK_TABLES.map((table) => ({
    name: `stock/${table}`,
    path: `${STOCK_DIRECTORY}/${table}-create.sql`,
  })),
  ...OWN_FILES.map((file) => ({ name: file, path: `prisma/kamailio/${file}` })),
];
