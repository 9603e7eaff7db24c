const MOST_WAITING = 2000;
const LONGEST_WAIT_MS = 2000;

/**
 * Legs that this process stored and did not fold yet. Taking records costs less than making rows of
 * them: without this a flood would leave the figures ever further behind, with it the nodes' spools
 * wait, which is what they are for.
 */
export class Backlog {
  private waiting = 0;
  private readonly callers = new Set<() => void>();

  added(legs: number): void {
    this.waiting += legs;
  }

  folded(legs: number): void {
    this.waiting = Math.max(0, this.waiting - legs);
    this.wake();
  }

  /** Nothing waits any more, whoever folded it. */
  empty(): void {
    this.folded(this.waiting);
  }

  /** Resolves when there is room; after a while in any case: records are taken, however slow folding is. */
  async room(): Promise<void> {
    if (this.waiting < MOST_WAITING) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(go, LONGEST_WAIT_MS);
      const { callers } = this;
      function go(): void {
        clearTimeout(timer);
        callers.delete(go);
        resolve();
      }
      callers.add(go);
    });
  }

  private wake(): void {
    if (this.waiting >= MOST_WAITING) return;
    for (const go of [...this.callers]) go();
  }
}
