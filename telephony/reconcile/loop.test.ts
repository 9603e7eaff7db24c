import pino from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { backoffMs, startLoop, type Loop } from './loop';

const log = pino({ level: 'silent' });
let loop: Loop | undefined;

afterEach(() => loop?.stop());

const start = (run: () => Promise<boolean | void>, intervalMs = 60_000, first = 5): Loop => {
  loop = startLoop({ name: 'test', run, intervalMs, log, backoffMs: first });
  return loop;
};

describe('a loop', () => {
  it('runs at once, and again when woken', async () => {
    let runs = 0;
    const started = start(async () => {
      runs += 1;
    });
    await expect.poll(() => runs).toBe(1);
    started.wake();
    await expect.poll(() => runs).toBe(2);
  });

  it('never runs twice at once, and does not lose a wake that came meanwhile', async () => {
    let active = 0;
    let most = 0;
    let runs = 0;
    const waiting: (() => void)[] = [];
    const started = start(async () => {
      active += 1;
      most = Math.max(most, active);
      await new Promise<void>((resolve) => waiting.push(resolve));
      active -= 1;
      runs += 1;
    });
    await expect.poll(() => waiting.length).toBe(1);
    started.wake();
    started.wake();
    waiting.shift()?.();
    await expect.poll(() => waiting.length).toBe(1);
    waiting.shift()?.();
    await expect.poll(() => runs).toBe(2);
    expect(most).toBe(1);
  });

  it('goes on after a failure', async () => {
    let runs = 0;
    start(async () => {
      runs += 1;
      if (runs < 3) throw new Error('no luck');
    });
    await expect.poll(() => runs).toBe(3);
  });

  it('says the same trouble once, whatever loop it is in', async () => {
    const lines: string[] = [];
    const heard = pino({}, { write: (line: string) => void lines.push(line) });
    let runs = 0;
    const run = async (): Promise<void> => {
      runs += 1;
      throw new Error(`pool timeout after ${runs} ms`);
    };
    const loops = ['a', 'b'].map((name) =>
      startLoop({ name, run, intervalMs: 1, log: heard, backoffMs: 1 }),
    );
    await expect.poll(() => runs).toBeGreaterThan(5);
    await Promise.all(loops.map((one) => one.stop()));
    expect(lines).toHaveLength(1);
  });

  it('runs again without a pause when there is more', async () => {
    let runs = 0;
    start(async () => {
      runs += 1;
      return runs < 5;
    });
    await expect.poll(() => runs).toBe(5);
  });

  it('stops only when the run in progress has ended', async () => {
    let isDone = false;
    let finish = (): void => undefined;
    const started = start(async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      isDone = true;
    });
    const stopped = started.stop();
    finish();
    await stopped;
    expect(isDone).toBe(true);
  });
});

describe('the pause after failures', () => {
  it('doubles up to half a minute and is spread over its upper half', () => {
    expect(backoffMs(1, 200, () => 0)).toBe(100);
    expect(backoffMs(1, 200, () => 1)).toBe(200);
    expect(backoffMs(4, 200, () => 1)).toBe(1600);
    expect(backoffMs(50, 200, () => 1)).toBe(30_000);
  });
});
