import { expect, test } from 'vitest';
import { refusalOf, uploadType } from './audio-file-rules';

test.each([
  ['a.wav', 'audio/wav', 'audio/wav'],
  ['a.WAV', '', 'audio/wav'],
  ['a', 'audio/x-wav', 'audio/wav'],
  ['a.mp3', 'audio/mpeg', 'audio/mpeg'],
  ['a.MP3', '', 'audio/mpeg'],
  ['a.ogg', 'audio/ogg', undefined],
  ['a.pdf', 'application/pdf', undefined],
])('%s as %j is %s', (name, type, expected) => {
  expect(uploadType({ name, type })).toBe(expected);
});

test('says what is wrong before anything is sent', () => {
  const file = { name: 'a.wav', type: 'audio/wav' };
  expect(refusalOf({ ...file, size: 1000 })).toBeUndefined();
  expect(refusalOf({ ...file, size: 0 })).toMatch(/empty/);
  expect(refusalOf({ ...file, size: 11 * 1024 * 1024 })).toMatch(/10 MB/);
  expect(refusalOf({ name: 'a.pdf', type: 'application/pdf', size: 5 })).toMatch(/neither/);
});
