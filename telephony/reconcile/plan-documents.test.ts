import { describe, expect, it } from 'vitest';
import { desiredDocument, isEmpty, planDocuments, type ManifestRow } from './plan-documents';

const row = (key: string, owner: string, xml: string, deleted = false): ManifestRow => ({
  ...{ key, owner, deleted },
  hash: desiredDocument(key, owner, xml).hash,
});

describe('planning documents', () => {
  it('writes what is new or different and nothing else', () => {
    const plan = planDocuments(
      new Set(['a']),
      [
        desiredDocument('k1', 'a', '<same/>'),
        desiredDocument('k2', 'a', '<new/>'),
        desiredDocument('k3', 'a', '<first/>'),
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
    const desired = [desiredDocument('k1', 'a', '<x/>')];
    const plan = planDocuments(new Set(['a']), desired, [row('k1', 'a', '<x/>', true)]);
    expect(plan.upserts).toHaveLength(1);
  });

  it('hands a key from one owner to another without deleting it', () => {
    const plan = planDocuments(
      new Set(['a', 'b']),
      [desiredDocument('k1', 'b', '<of b/>')],
      [row('k1', 'a', '<of a/>')],
    );
    expect(plan.upserts).toMatchObject([{ key: 'k1', owner: 'b' }]);
    expect(plan.removals).toEqual([]);
  });
});
