import { env } from '@/lib/env';
import { fault } from './fault';
import { rateHeaders, RateLimiter } from './rate-limit';

// Next loads this module once per bundle; the count must be one per process.
const held = globalThis as { pbxLimits?: { api: RateLimiter; refused: RateLimiter } };

function limits(): { api: RateLimiter; refused: RateLimiter } {
  const { API_RATE_BURST, API_RATE_PER_SECOND } = env();
  held.pbxLimits ??= {
    api: new RateLimiter(API_RATE_BURST, API_RATE_PER_SECOND),
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

/**
 * After a wrong token: many of them are answered shortly. A right one from the same address is
 * served all the same, for many customers may share it.
 */
export function takeRefusal(address: string): void {
  const allowance = limits().refused.take(address);
  if (allowance.ok) return;
  throw fault('rate_limited', {
    public: 'Too many requests with wrong credentials from this address. Try again later.',
    headers: { 'Retry-After': String(Math.max(1, allowance.resetSeconds)) },
  });
}
