import { describe, expect, test } from 'vitest';
import { freeswitch, onFreeswitch } from './media-node';
import { secondsPass, useQueueBench } from './queue-bench';
import { agentDocuments, phoneDocuments, queueDocuments } from './queue-documents';

const CALLER = '+4915100000007';

describe.skipIf(!freeswitch.found)(onFreeswitch('who calls a queue again'), () => {
  const bench = useQueueBench();

  /** `<name>a` is asked first, `<name>b` second; the caller has spoken with `<name>b`. */
  async function spokenWithB(name: string, number: string): Promise<void> {
    const team = [`${name}a`, `${name}b`];
    await bench.push([
      ...team.flatMap((one, index) => phoneDocuments(one, `${number.slice(1)}${index}`)),
      ...team.flatMap((one) => agentDocuments(one, { ringSeconds: 30, busyDelaySeconds: 2 })),
      ...queueDocuments(`q${name}`, number, {
        ...{ strategy: 'sequentially-by-agent-order', members: team },
        sameAgent: { hours: 1, seconds: 5 },
      }),
    ]);
    bench.phones.set({ [`${name}a`]: 'busy', [`${name}b`]: 'answer' });
    const first = await bench.answered(number, CALLER);
    expect(first.by).toBe(`${name}b`);
    await bench.over(first);
    // Left alone after being busy, and free again.
    await secondsPass(3);
    bench.phones.reset();
  }

  test('is offered to the agent of the last call, somebody else is not', async () => {
    await spokenWithB('ma', '881');
    bench.phones.all('answer');
    const again = await bench.answered('881', CALLER);
    expect(again.by).toBe('mab');
    await bench.over(again);
    const other = await bench.answered('881', '+4915100000008');
    expect(other.by).toBe('maa');
    await bench.over(other);
    expect(bench.phones.rung).toEqual(['mab', 'maa']);
  });

  test('only for the time that is set: then the others are asked', async () => {
    await spokenWithB('mb', '882');
    bench.phones.set({ mba: 'answer', mbb: 'busy' });
    const began = Date.now();
    const again = await bench.answered('882', CALLER);
    expect(again.by).toBe('mba');
    expect(bench.phones.rung[0]).toBe('mbb');
    expect(Date.now() - began).toBeGreaterThan(3900);
    await bench.over(again);
  });

  test('not waited for while speaking with somebody else', async () => {
    await spokenWithB('mc', '883');
    bench.phones.set({ mca: 'busy', mcb: 'answer' });
    const other = await bench.answered('883', '+4915100000008');
    expect(other.by).toBe('mcb');
    await secondsPass(3);
    bench.phones.set({ mca: 'answer' });
    const began = Date.now();
    const again = await bench.answered('883', CALLER);
    expect(again.by).toBe('mca');
    expect(Date.now() - began).toBeLessThan(3000);
    await bench.over(again);
    await bench.over(other);
  });
});
