import { describe, expect, test } from 'vitest';
import { compiler } from '@/lib/call-plan/compile';
import type { CallDocument } from '@/lib/call-plan/documents';
import { evaluate } from '@/lib/call-plan/evaluate';
import { conference } from './contract';
import { compileConference } from './plan';

const sipDomain = 'acme.pbx.localhost';
const tenant = {
  ...{ id: 'ten_1', sipDomain, countryCode: '49', timezone: 'Europe/Berlin', language: 'de' },
};
const id = 'cnf_01kaqx3fz8w2c7r5m9h1';

function compiled(config: object): CallDocument[] {
  return compiler(conference, compileConference)(
    {
      ...{ id, kind: 'conference', name: 'Board ${x} "room"', number: '820', enabled: true },
      config: { ...conference.defaults, ...config },
    },
    tenant,
  );
}

test('a document of everything', async () => {
  const all = compiled({
    ...{ pin: '2468', moderatorPin: '9999', waitForModerator: true, endWithModerator: true },
    ...{ announce: 'name', maxMembers: 5, music: 'snd_01kaqx3fz8w2c7r5m9h1', record: true },
  });
  const shown = all.map(({ key, text }) => ({ key, document: JSON.parse(text) as unknown }));
  const golden = new URL('./golden/conference-of-everything.json', import.meta.url).pathname;
  await expect(`${JSON.stringify(shown, null, 2)}\n`).toMatchFileSnapshot(golden);
});

describe('who is let in', () => {
  const path = (config: object, keys: string[]) => {
    const held = new Map(
      compiled(config).map(({ key, text }) => [key, JSON.parse(text) as unknown]),
    );
    const found = evaluate((key) => held.get(key), {
      ...{ sipDomain, dialed: '820', from: { kind: 'extension', id: 'ext_1' } },
      ...{ caller: { number: '101', name: '' }, at: 1, keys },
    });
    return found.path.join(' ').replaceAll(`${id}.`, '');
  };
  const both = { pin: '2468', moderatorPin: '9999' };

  test.each([
    ['everybody, without a PIN', {}, [], '0=joined'],
    ['by the PIN', both, ['2468#'], '0=joined'],
    ['by the PIN of moderators', both, ['9999'], '0=joined'],
    ['at the third try', both, ['1', '2', '2468#'], '0=joined'],
    ['not after it', both, ['1', '2', '3', '2468#'], '0=wrong_pin 1=done'],
    ['not in silence', both, [], '0=wrong_pin 1=done'],
    ['in silence, where only moderators have one', { moderatorPin: '9999' }, [], '0=joined'],
  ])('%s', (_, config, keys, expected) => expect(path(config, keys)).toBe(expected));
});

test('what needs a moderator needs the PIN that makes one', () => {
  const config = { ...conference.defaults, pin: '1234', moderatorPin: null } as never;
  const faults = (more: object) => conference.check?.({ ...(config as object), ...more } as never);
  expect(faults({})).toEqual([]);
  for (const more of [{ waitForModerator: true }, { endWithModerator: true }]) {
    expect(faults(more)).toEqual([expect.objectContaining({ field: 'moderatorPin' })]);
  }
  expect(faults({ moderatorPin: '1234' })).toEqual([
    expect.objectContaining({ field: 'moderatorPin' }),
  ]);
});
