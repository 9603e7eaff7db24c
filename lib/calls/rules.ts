import { z } from 'zod';
import { journeyStep, type Call } from './contract';

/** A row of pbx_call as the driver gives it; JSON may come parsed or as text. */
export interface CallRow {
  id: string;
  direction: string;
  result: string;
  startedAt: Date;
  answeredAt: Date | null;
  endedAt: Date;
  waitMs: number;
  talkMs: number;
  callerNumber: string;
  callerName: string | null;
  callerExtensionId: string | null;
  calledNumber: string;
  calledExtensionId: string | null;
  answeredExtensionId: string | null;
  numberId: string | null;
  hungUpBy: string | null;
  sipCode: number | null;
  source: string;
  journey: unknown;
}

const journeySchema = z.array(journeyStep);

export function toCall({ journey, ...row }: CallRow): Call {
  const steps: unknown = typeof journey === 'string' ? JSON.parse(journey) : journey;
  return {
    ...row,
    startedAt: row.startedAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    endedAt: row.endedAt.toISOString(),
    simulated: row.source === 'simulator',
    journey: journeySchema.parse(steps),
  };
}
