import { expect, test } from 'vitest';
import { placeNote, placeTitle } from '@/components/routing/place-words';

const place = (kind: string, name: string, number: string | null) => ({
  ...{ id: 'x', kind, name, number, enabled: true, problems: [] },
});

test.each([
  [place('number', 'Main line', '+4930901820'), 'Main line', 'Number +4930901820'],
  [place('number', '+4930901820', '+4930901820'), '+4930901820', 'Number'],
  [place('ring_group', 'Sales', '601'), '601 Sales', 'Ring group'],
  [place('schedule', 'Hours', null), 'Hours', 'Schedule'],
  [place('outside', '+4930901821', null), '+4930901821', 'Outside number'],
  [place('hangup', 'Declined', null), 'Hang up', ''],
])('a place of the map is named', (node, title, note) => {
  expect(placeTitle(node)).toBe(title);
  expect(placeNote(node)).toBe(note);
});
