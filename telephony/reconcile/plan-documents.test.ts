import { describe, expect, it } from 'vitest';
import { hashOf, isEmpty, planDocuments, type ManifestRow } from './plan-documents';

const row = (key: string, owner: string, xml: string, deleted = false): ManifestRow => ({
  ...{ key, owner, hash: hashOf(xml), deleted },
});

describe('planning documents', () => {
  it('writes what is new or different and nothing else', () => {
    const plan = planDocuments(
      new Set(['a']),
      [
        { key: 'k1', owner: 'a', xml: '<same/>' },
        { key: 'k2', owner: 'a', xml: '<new/>' },
        { key: 'k3', owner: 'a', xml: '<first/>' },
      ],
      [row('k1', 'a', '<same/>'), row('k2', 'a', '<old/>')],
    );
    expect(plan.upserts.map(({ key }) => key)).toEqual(['k2', 'k3']);
    expect(plan.removals).toEqual([]);
  });

  it('makes a tombstone of what an owner has no more, once', () => {
    const held = [row('k1', 'a', '<x/>'), row('k2', 'a', '<x/>', true)];
    expect(planDocuments(new Set(['a']), [], held).removals).toEqual([{ key: 'k1', owner: 'a' }]);
  });

  it('leaves documents of owners that are not in question', () => {
    expect(isEmpty(planDocuments(new Set(['a']), [], [row('k1', 'b', '<x/>')]))).toBe(true);
  });

  it('brings back what was deleted, though the text is the same', () => {
    const desired = [{ key: 'k1', owner: 'a', xml: '<x/>' }];
    const plan = planDocuments(new Set(['a']), desired, [row('k1', 'a', '<x/>', true)]);
    expect(plan.upserts).toHaveLength(1);
  });

  it('hands a key from one owner to another without deleting it', () => {
    const plan = planDocuments(
      new Set(['a', 'b']),
      [{ key: 'k1', owner: 'b', xml: '<of b/>' }],
      [row('k1', 'a', '<of a/>')],
    );
    expect(plan.upserts).toMatchObject([{ key: 'k1', owner: 'b' }]);
    expect(plan.removals).toEqual([]);
  });
});
