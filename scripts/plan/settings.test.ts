import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseEnv } from '@/lib/env';
import { childEnvironment, workerEnvironment } from '../stack/child-environment';
import { planPorts } from './ports';
import { derivedSettings, storedPortBase, withSecrets } from './settings';
import { parseSettings, readSettings, writeSettings } from './settings-file';

let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'livery-settings-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

function allSettings(host = '127.0.0.1') {
  const secrets = withSecrets({});
  return { ...secrets, ...derivedSettings(planPorts(7400), secrets, host) };
}

describe('settings', () => {
  it('make every secret once and keep it', () => {
    const first = withSecrets({});
    expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
    expect(withSecrets({ ...first, LOG_LEVEL: 'debug' })).toEqual({
      ...first,
      LOG_LEVEL: 'debug',
    });
  });

  it('are complete for both processes', () => {
    const settings = allSettings();
    expect(parseEnv(childEnvironment(settings)).APP_PORT).toBe(7400);
    const worker = parseEnv(workerEnvironment(settings));
    expect(new URL(worker.DATABASE_URL).username).toBe('livery_worker');
    expect(new URL(worker.KAMAILIO_RPC_URL).password).toBe(settings['KAMAILIO_RPC_PASSWORD']);
    expect(storedPortBase(settings)).toBe(7400);
  });

  it('name an address that a browser can reach', () => {
    const shown = (host: string) => allSettings(host)['APP_PUBLIC_URL'];
    expect(shown('127.0.0.1')).toBe('http://localhost:7400');
    expect(shown('192.0.2.7')).toBe('http://192.0.2.7:7400');
  });

  it('tell a part no secret of another', () => {
    const settings = allSettings();
    const web = JSON.stringify(childEnvironment(settings));
    for (const name of ['DB_MIGRATE_PASSWORD', 'OPERATOR_PASSWORD', 'ESL_PASSWORD'] as const) {
      expect(web).not.toContain(settings[name]);
    }
  });
});

describe('settings file', () => {
  it('comes back as it was written, for its owner only', () => {
    const path = join(directory, 'deep', 'env');
    const settings = { A: 'x=y', B: 'two words', C: '' };
    writeSettings(path, settings);
    expect(readSettings(path)).toEqual(settings);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('may hold comments and blank lines', () => {
    expect(parseSettings('# a\n\nLOG_LEVEL=debug\n')).toEqual({ LOG_LEVEL: 'debug' });
  });

  it('is empty while there is none', () => {
    expect(readSettings(join(directory, 'none'))).toEqual({});
  });
});
