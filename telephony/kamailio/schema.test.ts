import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kamailioSchema } from './schema';

const OWN = new URL('../../prisma/kamailio/', import.meta.url);

describe('kamailioSchema', () => {
  it('lists every file of ours once, in order, after the stock ones', () => {
    const own = kamailioSchema.filter(({ path }) => !path.startsWith('/'));
    expect(own.map(({ name }) => name)).toEqual(readdirSync(OWN).sort());
    expect(kamailioSchema.slice(-own.length)).toEqual(own);
    expect(kamailioSchema[0]?.name).toBe('stock/standard');
  });

  it('has the stock schema of every table that conf/modules.cfg reads', () => {
    const conf = readFileSync(new URL('conf/modules.cfg', import.meta.url), 'utf8');
    const stock = kamailioSchema.map(({ name }) => name);
    for (const name of ['auth_db', 'domain', 'permissions', 'usrloc', 'dispatcher', 'dialog']) {
      expect(conf).toContain(`modparam("${name}", "db_url", DB_URL)`);
      expect(stock).toContain(`stock/${name}`);
    }
  });
});
