import { describe, expect, it } from 'vitest';
import type { ProxyRow } from '@/telephony/render/kamailio-rows';
import { mergeIntents, planIntents, planRows } from './plan-rows';

const account = (username: string, ha1: string, name = 'Ada', signOuts = 0): ProxyRow => ({
  table: 'subscriber',
  key: { username, domain: 'd' },
  columns: { ha1, display_name: name, sign_outs: signOuts },
});
const intentsOf = (desired: ProxyRow[], observed: ProxyRow[]) =>
  planIntents(planRows(desired, observed)).map((intent) => intent.tell);

describe('planning rows', () => {
  it('inserts, updates and deletes by key', () => {
    const plan = planRows(
      [account('a', '1'), account('b', '2')],
      [account('b', '1'), account('c', '1')],
    );
    expect(plan.inserts.map((row) => row.key.username)).toEqual(['a']);
    expect(plan.updates.map(({ after }) => after.key.username)).toEqual(['b']);
    expect(plan.deletes.map((row) => row.key.username)).toEqual(['c']);
  });

  it('takes a number and its text for the same', () => {
    const home = (value: string | number): ProxyRow => ({
      ...{ table: 'tenant_home', key: { key_name: 'd' }, columns: { key_value: value } },
    });
    expect(planRows([home('100')], [home(100)]).updates).toEqual([]);
  });

  it('never deletes what is not ours, though it stands under a key we asked for', () => {
    expect(planRows([], [account('a', '1')], () => false).deletes).toEqual([]);
  });
});

describe('what Kamailio is told', () => {
  it('of a new account: nothing', () => {
    expect(intentsOf([account('a', '1')], [])).toEqual([]);
  });

  it('of a new name: to forget what it has cached', () => {
    expect(intentsOf([account('a', '1', 'Grace')], [account('a', '1')])).toEqual([
      'forget-credentials',
    ]);
  });

  it.each([
    ['a new password', [account('a', '2')]],
    ['an account that goes', []],
    ['a device that is signed out', [account('a', '1', 'Ada', 1)]],
  ])('of %s: to throw out who is registered, after forgetting', (_what, desired) => {
    expect(intentsOf(desired, [account('a', '1')])).toEqual([
      'forget-credentials',
      'remove-registration',
    ]);
  });

  it('is told once, however many rows say so', () => {
    const reload = { tell: 'reload-domains' } as const;
    expect(mergeIntents([reload], [reload])).toEqual([reload]);
  });
});
