import { describe, expect, it } from 'vitest';
import { isLive, type Change, type NodeStanding, type Refusal } from './live-rule';

const change: Change = { seq: 5n, subject: 'extension:a', tenantId: 't' };
const node = (nodeId: string, reached: bigint, link: NodeStanding['link'] = 'connected') => ({
  ...{ nodeId, reached, link },
});
const refusal = (owner: string, tenantId = 't'): Refusal => ({ nodeId: 'n1', tenantId, owner });

describe('a change', () => {
  it('is live when every connected node has reached it', () => {
    expect(isLive(change, [node('n1', 5n), node('n2', 9n)], [])).toBe(true);
    expect(isLive(change, [node('n1', 5n), node('n2', 4n)], [])).toBe(false);
  });

  it('is not held up by a node that is known to be away', () => {
    expect(isLive(change, [node('n1', 5n), node('n2', 0n, 'disconnected')], [])).toBe(true);
  });

  it('is held up by a node of which nothing is known yet', () => {
    expect(isLive(change, [node('n1', 5n), node('n2', 0n, 'connecting')], [])).toBe(false);
  });

  it('is live by the entry node alone when there is no media node', () => {
    expect(isLive(change, [], [])).toBe(true);
  });

  it('is not live while a node refuses a document of it', () => {
    expect(isLive(change, [node('n1', 5n)], [refusal('extension:a')])).toBe(false);
  });

  it('does not wait for what a node refuses of others', () => {
    const others = [refusal('extension:b'), refusal('extension:a', 'another tenant')];
    expect(isLive(change, [node('n1', 5n)], others)).toBe(true);
  });

  it('of a whole tenant waits for all of its documents', () => {
    const whole = { ...change, subject: 'tenant:t' };
    expect(isLive(whole, [node('n1', 5n)], [refusal('extension:b')])).toBe(false);
  });
});
