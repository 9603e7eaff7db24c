import { expect, it } from 'vitest';
import { skipReason } from './skip-reason';

it.each([
  ['rings', 'no sound card', 'no sound card'],
  ['scripts (needs lua5.3) > reads', undefined, 'needs lua5.3'],
  ['calls (no FreeSWITCH on the PATH) > rings', undefined, 'no FreeSWITCH on the PATH'],
  ['the replica: skipped, bin lacks mod_lua > holds', undefined, 'bin lacks mod_lua'],
  ['through a real FreeSWITCH > calls', undefined, 'no FreeSWITCH found'],
  ['gone > nor on the media node', undefined, 'no FreeSWITCH found'],
  ['rings (twice)', undefined, ''],
])('%s, note %s: "%s"', (name, note, reason) => {
  expect(skipReason(name, note)).toBe(reason);
});
