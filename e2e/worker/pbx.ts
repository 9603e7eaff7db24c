import type { Database, Sql } from '@/telephony/store/database';
import { newId } from '@/lib/shared/ids';
import { seal } from '@/lib/shared/secret-box';
import { sipHa1 } from '@/lib/shared/sip-digest';

export const APP_SECRET = 'a secret of the tests, long enough for all';
export const ESL_PASSWORD = 'an event socket password';

/** Writes what the web app would: the change and its pointer in one transaction. */
export class Pbx {
  private constructor(
    private readonly database: Database,
    readonly id: string,
    readonly domain: string,
  ) {}

  static async create(database: Database, slug: string): Promise<Pbx> {
    const pbx = new Pbx(database, newId('tenant'), `${slug}.pbx.test`);
    await database.run(
      'INSERT INTO tenant (id, name, slug, sip_domain, revision) VALUES (?, ?, ?, ?, 0)',
      [pbx.id, slug, slug, pbx.domain],
    );
    await pbx.change('tenant', pbx.id, async () => undefined);
    return pbx;
  }

  /** Answers the revision. */
  async change(
    kind: string,
    subjectId: string,
    work: (sql: Sql, revision: number) => Promise<unknown>,
  ): Promise<number> {
    return this.database.transaction(async (sql) => {
      await sql.run('UPDATE tenant SET revision = revision + 1 WHERE id = ?', [this.id]);
      const rows = await sql.query<{ revision: number }[]>(
        'SELECT revision FROM tenant WHERE id = ?',
        [this.id],
      );
      const revision = rows[0]?.revision ?? 0;
      await work(sql, revision);
      await sql.run(
        'INSERT INTO outbox (tenant_id, kind, subject_id, revision) VALUES (?, ?, ?, ?)',
        [this.id, kind, subjectId, revision],
      );
      return revision;
    });
  }

  async addExtension(number: string, name = `Person ${number}`): Promise<Phone> {
    const id = newId('extension');
    const deviceId = newId('device');
    const username = `d${number}${deviceId.slice(-6)}`;
    await this.change('extension', id, async (sql, revision) => {
      await sql.run(
        'INSERT INTO extension (id, tenant_id, number, name, revision) VALUES (?, ?, ?, ?, ?)',
        [id, this.id, number, name, revision],
      );
      const { ha1, ha1b } = sipHa1(username, this.domain, 'first password');
      await sql.run(
        `INSERT INTO device (id, tenant_id, extension_id, label, username, ha1, ha1b)
         VALUES (?, ?, ?, 'Desk', ?, ?, ?)`,
        [deviceId, this.id, id, username, ha1, ha1b],
      );
    });
    return { id, deviceId, username, number };
  }

  rename(extensionId: string, name: string): Promise<number> {
    return this.change('extension', extensionId, (sql, revision) =>
      sql.run('UPDATE extension SET name = ?, revision = ? WHERE id = ?', [
        name,
        revision,
        extensionId,
      ]),
    );
  }

  renumber(extensionId: string, number: string): Promise<number> {
    return this.change('extension', extensionId, (sql) =>
      sql.run('UPDATE extension SET number = ? WHERE id = ?', [number, extensionId]),
    );
  }

  removeExtension(extensionId: string): Promise<number> {
    return this.change('extension', extensionId, (sql) =>
      sql.run('DELETE FROM extension WHERE id = ?', [extensionId]),
    );
  }

  newPassword(phone: Phone, password: string): Promise<number> {
    const { ha1, ha1b } = sipHa1(phone.username, this.domain, password);
    return this.change('device', phone.deviceId, (sql) =>
      sql.run('UPDATE device SET ha1 = ?, ha1b = ? WHERE id = ?', [ha1, ha1b, phone.deviceId]),
    );
  }

  async addNumber(e164: string, extensionId: string): Promise<string> {
    const id = newId('number');
    const config = JSON.stringify({ destination: { kind: 'extension', id: extensionId } });
    await this.change('number', id, (sql) =>
      sql.run('INSERT INTO number (id, tenant_id, e164, config) VALUES (?, ?, ?, ?)', [
        ...[id, this.id, e164, config],
      ]),
    );
    return id;
  }

  async addSchedule(number: string, config: object): Promise<string> {
    const id = newId('schedule');
    await this.change('object', id, (sql) =>
      sql.run(
        `INSERT INTO pbx_object (id, tenant_id, kind, name, number, config)
         VALUES (?, ?, 'schedule', 'Hours', ?, ?)`,
        [id, this.id, number, JSON.stringify(config)],
      ),
    );
    return id;
  }

  /** Stored as it is, whether the kind would take it or not. */
  configure(objectId: string, config: object): Promise<number> {
    return this.change('object', objectId, (sql) =>
      sql.run('UPDATE pbx_object SET config = ? WHERE id = ?', [JSON.stringify(config), objectId]),
    );
  }

  removeObject(objectId: string): Promise<number> {
    return this.change('object', objectId, (sql) =>
      sql.run('DELETE FROM pbx_object WHERE id = ?', [objectId]),
    );
  }

  suspend(): Promise<number> {
    return this.change('tenant', this.id, (sql) =>
      sql.run("UPDATE tenant SET status = 'suspended' WHERE id = ?", [this.id]),
    );
  }

  /** As the API does it: the rows go, the pointer stays. */
  async remove(): Promise<void> {
    await this.change('tenant', this.id, async (sql) => {
      for (const table of ['device', 'extension', 'number', 'pbx_object']) {
        await sql.run(`DELETE FROM ${table} WHERE tenant_id = ?`, [this.id]);
      }
      await sql.run('DELETE FROM tenant WHERE id = ?', [this.id]);
    });
  }
}

export interface Phone {
  id: string;
  deviceId: string;
  username: string;
  number: string;
}

export interface NodeAddress {
  id: string;
  setId: number;
  eslPort: number;
}

export async function addNode(database: Database, node: NodeAddress): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.run(
      `INSERT INTO media_node
         (id, name, set_id, sip_host, sip_port, esl_host, esl_port, esl_password_sealed)
       VALUES (?, ?, ?, '127.0.0.1', ?, '127.0.0.1', ?, ?)`,
      [
        node.id,
        node.id,
        node.setId,
        node.eslPort - 1,
        node.eslPort,
        seal(APP_SECRET, ESL_PASSWORD),
      ],
    );
    await sql.run(
      "INSERT INTO outbox (tenant_id, kind, subject_id, revision) VALUES ('platform', 'media_node', ?, 1)",
      [node.id],
    );
  });
}
