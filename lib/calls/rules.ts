import type { Call } from './contract';

/** A row of pbx_call as the driver gives it: flags are numbers. */
export interface CallRow extends Omit<
  Call,
  'startedAt' | 'answeredAt' | 'endedAt' | 'simulated' | 'tags' | Flag
> {
  startedAt: Date;
  answeredAt: Date | null;
  endedAt: Date;
  missed: number;
  recorded: number;
  voicemail: number;
  service: number;
}

type Flag = 'missed' | 'recorded' | 'voicemail' | 'service';

export function toCall(row: CallRow, tags: readonly string[]): Call {
  return {
    ...row,
    startedAt: row.startedAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    endedAt: row.endedAt.toISOString(),
    missed: row.missed === 1,
    recorded: row.recorded === 1,
    voicemail: row.voicemail === 1,
    service: row.service === 1,
    simulated: row.source === 'simulator',
    tags: [...tags],
  };
}
