import type { Clock } from '@/lib/shared/clock';

const FIRST_MS = 500;
const LONGEST_MS = 30_000;
/** A spool can be larger than memory should be: what is forgotten is merely tried sooner. */
const MOST_NAMES = 10_000;

/** Which files failed and when each may be tried again. */
export class RetryBook {
  private readonly entries = new Map<string, { failures: number; dueAt: number }>();

  constructor(private readonly clock: Clock) {}

  isDue(name: string): boolean {
    const entry = this.entries.get(name);
    return entry === undefined || entry.dueAt <= this.clock();
  }

  noteFailure(name: string): void {
    const failures = (this.entries.get(name)?.failures ?? 0) + 1;
    const pause = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10));
    if (this.entries.size >= MOST_NAMES) this.entries.clear();
    this.entries.set(name, { failures, dueAt: this.clock() + pause });
  }

  forget(name: string): void {
    this.entries.delete(name);
  }
}
