import { expect, it } from 'vitest';
import { filled, unknownPlaceholder } from './rules';

const facts = {
  ...{ caller: '+4940123456', name: '{box} ${x}', box: 'Ada', length: '0:12' },
  ...{ time: '25 November', pbx: 'Acme' },
};

it('fills every place, and what is filled in is not read again', () => {
  expect(filled('{name} ({caller}) for {box}: {length}, {time}. {pbx}', facts)).toBe(
    '{box} ${x} (+4940123456) for Ada: 0:12, 25 November. Acme',
  );
});

it.each([
  ['{caller} {box}', undefined],
  ['nothing', undefined],
  ['{caler}', 'caler'],
  ['{}', ''],
  ['{constructor}', 'constructor'],
])('%j', (template, unknown) => {
  expect(unknownPlaceholder(template)).toBe(unknown);
});
