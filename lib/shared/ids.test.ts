import { expect, test } from 'vitest';
import { ID_PREFIX, idPattern, newDeviceUsername, newId, newSipPassword, type IdKind } from './ids';

test('every id carries the prefix of its kind and matches its pattern', () => {
  for (const kind of Object.keys(ID_PREFIX) as IdKind[]) {
    expect(newId(kind)).toMatch(idPattern(kind));
  }
});

test('ids sort by the time they were made', () => {
  const early = newId('call', 1_700_000_000_000);
  const late = newId('call', 1_700_000_000_001);
  expect(early < late).toBe(true);
});

test('the prefixes are distinct, so an id names its kind', () => {
  expect(new Set(Object.values(ID_PREFIX)).size).toBe(Object.keys(ID_PREFIX).length);
});

test('a SIP account name and password can be typed on a phone', () => {
  expect(newDeviceUsername()).toMatch(/^d[0-9a-hjkmnp-tv-z]{7}$/);
  expect(newSipPassword()).toMatch(/^[0-9a-hjkmnp-tv-z]{20}$/);
});
