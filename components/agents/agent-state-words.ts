import { plural } from '@/components/format';
import type { Tone } from '@/components/ui/status-dot';
import type { AgentState, AgentStatus } from '@/lib/agents/contract';

const WORDS: Record<AgentStatus, string> = {
  logged_in: 'Logged in',
  paused: 'On a break',
  logged_out: 'Logged out',
};

export const STATUS_TONE: Record<AgentStatus, Tone> = {
  logged_in: 'success',
  paused: 'warning',
  logged_out: 'neutral',
};

/** Offered as buttons; any other may be typed. */
export const PAUSE_REASONS = ['Lunch', 'Short break', 'Meeting', 'Training'] as const;

const BY_SWITCH: AgentState['reason'] = 'no_answer';

/** `On a break: Lunch`. Pure. */
export function statusWords({ status, reason }: Pick<AgentState, 'status' | 'reason'>): string {
  if (status !== 'paused' || reason === null) return WORDS[status];
  return `${WORDS.paused}: ${reason === BY_SWITCH ? 'did not answer' : reason}`;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `for 12 minutes`, as of `now` in milliseconds. Pure. */
export function forWords(since: string, now: number): string {
  const passed = Math.max(0, now - Date.parse(since));
  if (passed < MINUTE_MS) return 'for a moment';
  if (passed < HOUR_MS) return `for ${plural(Math.floor(passed / MINUTE_MS), 'minute', 'minutes')}`;
  if (passed < DAY_MS) return `for ${plural(Math.floor(passed / HOUR_MS), 'hour', 'hours')}`;
  return `for ${plural(Math.floor(passed / DAY_MS), 'day', 'days')}`;
}
