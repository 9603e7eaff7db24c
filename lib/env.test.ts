import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { envSchema, parseEnv } from './env';

const GOOD = {
  DATABASE_URL: 'mysql://livery:x@127.0.0.1:7402/livery',
  KAMAILIO_DATABASE_URL: 'mysql://kamailio:x@127.0.0.1:7402/kamailio',
  APP_SECRET: 's'.repeat(32),
  WORKER_TOKEN: 't'.repeat(32),
};

test('the few settings without a default are enough', () => {
  const env = parseEnv(GOOD);
  expect(env.APP_PORT).toBe(7400);
  expect(env.WORKER_ROLES).toEqual(['control', 'media']);
});

test('every wrong variable is named in one message', () => {
  const broken = {
    ...GOOD,
    APP_SECRET: 'short',
    APP_PORT: '99999',
    DATABASE_URL: 'postgres://x/y',
  };
  expect(() => parseEnv(broken)).toThrow(/DATABASE_URL[\s\S]*APP_SECRET[\s\S]*APP_PORT/);
});

test('an empty variable counts as not set', () => {
  expect(parseEnv({ ...GOOD, APP_PORT: '' }).APP_PORT).toBe(7400);
});

test('directories of call records belong to a node', () => {
  expect(
    parseEnv({ ...GOOD, CDR_DIRECTORIES: 'node_1=/a/cdr,node_2=/b/cdr' }).CDR_DIRECTORIES,
  ).toEqual([
    { nodeId: 'node_1', directory: '/a/cdr' },
    { nodeId: 'node_2', directory: '/b/cdr' },
  ]);
});

test('the table in docs/configuration.md names every setting with its words', () => {
  const page = readFileSync(new URL('../docs/configuration.md', import.meta.url), 'utf8');
  const table = page.replace(/ {2,}/g, ' ');
  for (const [name, field] of Object.entries(envSchema.shape)) {
    const row = table.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
    expect(row, `${name} is missing from the table`).toBeDefined();
    expect(row).toContain(field.description);
  }
});
