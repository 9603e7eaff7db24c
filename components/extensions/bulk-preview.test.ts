import { describe, expect, it } from 'vitest';
import { previewBulk } from '@/components/extensions/bulk-preview';
import { EXTENSION_DEFAULTS } from '@/lib/extensions/config';
import type { Extension } from '@/lib/extensions/contract';

const ada: Extension = {
  ...EXTENSION_DEFAULTS,
  id: 'ext_ada',
  number: '101',
  name: 'Ada',
  email: null,
  enabled: true,
  ringTimeoutSeconds: 30,
  outboundCallerId: null,
  version: 1,
  devices: [],
  sync: { revision: 1, state: 'live', liveInMs: null, refusals: [] },
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

const grace: Extension = { ...ada, id: 'ext_grace', number: '102', name: 'Grace', enabled: false };

describe('previewBulk', () => {
  it('names only those that change, with before and after', () => {
    expect(previewBulk([ada, grace], { enabled: false })).toEqual([
      { id: 'ext_ada', who: '101 Ada', changes: ['enabled → disabled'] },
    ]);
  });

  it('shows every change of one extension', () => {
    const set = { ringTimeoutSeconds: 45, outboundCallerId: '+4930901820' };
    expect(previewBulk([ada], set)[0]?.changes).toEqual([
      'rings 30 seconds → rings 45 seconds',
      'shows no own number → shows +4930901820',
    ]);
  });

  it('is empty when nothing would change', () => {
    expect(previewBulk([ada, grace], { ringTimeoutSeconds: 30 })).toEqual([]);
  });
});
