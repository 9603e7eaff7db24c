/** The same seed gives the same history: what was slow can be looked at again. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 to just below 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  private at<T>(items: readonly T[], index: number): T {
    const item = items[index];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  pick<T>(items: readonly T[]): T {
    return this.at(items, this.below(items.length));
  }

  /** The first ones much more often than the last ones: few callers call often. */
  often<T>(items: readonly T[]): T {
    return this.at(items, Math.floor(items.length * this.next() ** 2 * this.next()));
  }

  /** Most are near the median, few are many times as long. */
  around(median: number, spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return Math.round(median * Math.exp(spread * normal));
  }

  /** `weights` by name; the sum is free. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    const entries = Object.entries(weights) as [Name, number][];
    let rest = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      rest -= weight;
      if (rest < 0) return name;
    }
    return entries[0]?.[0] ?? ('' as Name);
  }

  /** Like those of a switch. */
  uuid(): string {
    const hex = Array.from({ length: 4 }, () =>
      this.below(4_294_967_296).toString(16).padStart(8, '0'),
    ).join('');
    return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
  }
}
