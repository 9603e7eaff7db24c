import { expect, it } from 'vitest';
import { assertLocalDatabase } from './local-database';

it.each(['127.0.0.1:7402', 'localhost', '[::1]:3306'])('takes %s', (host) => {
  expect(assertLocalDatabase(`mysql://u:p@${host}/livery`)).toContain(host);
});

it.each(['mysql://u:p@db.example.com/livery', 'mysql://u:p@127.0.0.1.example.com/livery', ''])(
  'refuses "%s"',
  (url) => {
    expect(() => assertLocalDatabase(url)).toThrow('only against a local database');
  },
);
