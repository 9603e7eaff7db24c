import { describe, expect, it } from 'vitest';
import { subjectOf, touchedBy } from './subjects';

const row = (kind: string, subjectId: string) => ({
  ...{ id: 1n, kind, subjectId, revision: 1, attempts: 0 },
});

describe('the changes that wait for a tenant', () => {
  it('are merged into the subjects they touch', () => {
    const touched = touchedBy([row('extension', 'a'), row('extension', 'a'), row('device', 'd')]);
    expect(touched).toMatchObject({
      subjects: { extension: ['a'] },
      deviceIds: ['d'],
      whole: false,
    });
    expect(touched.core).toBe(false);
  });

  it('of a number touch what the tenant shows on outgoing calls', () => {
    expect(touchedBy([row('number', 'n')])).toMatchObject({
      core: true,
      subjects: { number: ['n'] },
    });
  });

  it('of an object are its own, whatever its kind', () => {
    const touched = touchedBy([row('object', 'rg_1'), row('object', 'que_1')]);
    expect(touched).toMatchObject({ subjects: { object: ['rg_1', 'que_1'] }, unknown: [] });
    expect(subjectOf(row('object', 'rg_1'), new Map())).toBe('object:rg_1');
  });

  it('of the tenant itself touch everything', () => {
    expect(touchedBy([row('tenant', 't')]).whole).toBe(true);
  });

  it('of a kind that is not ours are named', () => {
    expect(touchedBy([row('webhook', 'w')]).unknown).toEqual(['webhook']);
  });
});

describe('the subject of a change', () => {
  it('of a device is its extension, whose documents it is part of', () => {
    expect(subjectOf(row('device', 'd'), new Map([['d', 'a']]))).toBe('extension:a');
  });
});
