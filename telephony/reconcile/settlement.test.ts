import { describe, expect, it } from 'vitest';
import type { NodeStanding } from './live-rule';
import { isNothing, Settlement, type WaitingChange } from './settlement';

const change = (id: bigint, seq: bigint, more: Partial<WaitingChange> = {}): WaitingChange => ({
  ...{ id, seq, tenantId: 't', subject: 'extension:a', revision: Number(id), gone: false },
  ...more,
});
const node = (nodeId: string, reached: bigint): NodeStanding => ({
  ...{ nodeId, reached, link: 'connected' },
});

describe('what nodes acknowledged', () => {
  it('is due until it has been written, then never again', () => {
    const settlement = new Settlement();
    settlement.add([change(1n, 5n)]);
    const nodes = [node('n1', 5n)];
    const due = settlement.due(nodes, []);
    expect(due).toMatchObject({
      live: [1n],
      applied: [{ tenantId: 't', nodeId: 'n1', revision: 1 }],
      reached: [{ nodeId: 'n1', seq: 5n }],
    });
    expect(settlement.due(nodes, [])).toEqual(due);
    settlement.confirm(due);
    expect(isNothing(settlement.due(nodes, []))).toBe(true);
    expect(settlement.size).toBe(0);
  });

  it('is noted for a change that came in while an earlier one was being written', () => {
    const settlement = new Settlement();
    const nodes = [node('n1', 9n)];
    const due = settlement.due(nodes, []);
    settlement.add([change(2n, 9n)]);
    settlement.confirm(due);
    expect(settlement.due(nodes, []).applied).toEqual([
      { tenantId: 't', nodeId: 'n1', revision: 2 },
    ]);
  });

  it('is noted node by node, while the change still waits for others', () => {
    const settlement = new Settlement();
    settlement.add([change(1n, 5n)]);
    const first = settlement.due([node('n1', 5n), node('n2', 0n)], []);
    expect(first).toMatchObject({ live: [], applied: [{ nodeId: 'n1' }] });
    settlement.confirm(first);
    const second = settlement.due([node('n1', 5n), node('n2', 5n)], []);
    expect(second).toMatchObject({ live: [1n], applied: [{ nodeId: 'n2' }] });
    expect(second.applied).toHaveLength(1);
  });

  it('names the newest revision of a tenant only', () => {
    const settlement = new Settlement();
    settlement.add([change(3n, 5n), change(2n, 4n)]);
    expect(settlement.due([node('n1', 5n)], []).applied).toEqual([
      { tenantId: 't', nodeId: 'n1', revision: 3 },
    ]);
  });

  it('of a tenant that is gone makes it live and notes nothing', () => {
    const settlement = new Settlement();
    settlement.add([change(1n, 5n, { gone: true })]);
    expect(settlement.due([node('n1', 5n)], [])).toMatchObject({ live: [1n], applied: [] });
  });

  it('goes back when a node lost its data', () => {
    const settlement = new Settlement();
    settlement.confirm(settlement.due([node('n1', 9n)], []));
    expect(settlement.due([node('n1', 0n)], []).reached).toEqual([{ nodeId: 'n1', seq: 0n }]);
  });
});
