import { systemClock, type Clock } from '@/lib/shared/clock';

export interface Allowance {
  ok: boolean;
  limit: number;
  remaining: number;
  /** Until one more request is allowed, or, when allowed, until the bucket is full. */
  resetSeconds: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Forgetting idle callers costs nothing: an idle bucket is a full one. */
const BUCKETS_MAX = 20_000;

/** Token buckets in memory, per process. `burst` at once, then `perSecond`. */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly burst: number,
    private readonly perSecond: number,
    private readonly clock: Clock = systemClock,
  ) {}

  take(key: string, cost = 1): Allowance {
    const now = this.clock();
    const known = this.buckets.get(key) ?? { tokens: this.burst, at: now };
    const refilled = known.tokens + ((now - known.at) / 1000) * this.perSecond;
    const tokens = Math.min(this.burst, refilled);
    const ok = tokens >= cost;
    const left = ok ? tokens - cost : tokens;
    // Deleting first moves the key to the end: the map stays sorted by last use.
    this.buckets.delete(key);
    this.buckets.set(key, { tokens: left, at: now });
    if (this.buckets.size > BUCKETS_MAX) this.forgetOldest();
    const missing = ok ? this.burst - left : Math.max(cost, 1) - left;
    return {
      ok,
      limit: this.burst,
      remaining: Math.floor(left),
      resetSeconds: Math.ceil(missing / this.perSecond),
    };
  }

  private forgetOldest(): void {
    const oldest = this.buckets.keys().next().value;
    if (oldest !== undefined) this.buckets.delete(oldest);
  }
}

/** draft-ietf-httpapi-ratelimit-headers: quota `q` in a window `w`, remaining `r`, reset `t`. */
export function rateHeaders(allowance: Allowance, perSecond: number): Record<string, string> {
  const { limit, remaining, resetSeconds } = allowance;
  return {
    'RateLimit-Policy': `"api";q=${limit};w=${Math.ceil(limit / perSecond)}`,
    RateLimit: `"api";r=${remaining};t=${resetSeconds}`,
  };
}
