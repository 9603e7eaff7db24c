import { env } from '@/lib/env';
import { fault } from './fault';
import { rateHeaders, RateLimiter } from './rate-limit';

// Next loads this module once per bundle; the count must be one per process.
const held = globalThis as { pbxLimits?: { api: RateLimiter; refused: RateLimiter } };

function limits(): { api: RateLimiter; refused: RateLimiter } {
  const { API_RATE_BURST, API_RATE_PER_SECOND } = env();
  held.pbxLimits ??= {
    api: new RateLimiter(API_RATE_BURST, API_RATE_PER_SECOND),
    // Wrong tokens: each costs a look-up in the database.
    refused: new RateLimiter(API_RATE_BURST, 1),
  };
  return held.pbxLimits;
}

/** Headers for the answer. `caller` is a token, a user or an address. */
export function takeAllowance(caller: string): Record<string, string> {
  const allowance = limits().api.take(caller);
  const headers = rateHeaders(allowance, env().API_RATE_PER_SECOND);
  if (allowance.ok) return headers;
  throw fault('rate_limited', {
    public: `Too many requests. Try again in ${allowance.resetSeconds} s.`,
    headers: { ...headers, 'Retry-After': String(allowance.resetSeconds) },
  });
}

/** Before a token is looked up; `cost` 0 only asks. */
export function takeRefusal(address: string, cost: 0 | 1): void {
  const allowance = limits().refused.take(address, cost);
  if (allowance.ok && allowance.remaining > 0) return;
  throw fault('rate_limited', {
    public: 'Too many requests with wrong credentials from this address. Try again later.',
    headers: { 'Retry-After': String(Math.max(1, allowance.resetSeconds)) },
  });
}
