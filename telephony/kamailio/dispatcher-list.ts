import { z } from 'zod';

export interface DestinationState {
  setId: number;
  uri: string;
  /** `disabled` is our own wish (drained), `inactive` Kamailio's finding. */
  state: 'active' | 'trying' | 'inactive' | 'disabled';
  /** Pinged regularly. */
  isProbed: boolean;
  /** Average answer time of the pings in milliseconds; null before the first one. */
  latencyMs: number | null;
}

const destSchema = z.object({
  DEST: z.object({
    URI: z.string(),
    FLAGS: z.string(),
    LATENCY: z.object({ AVG: z.number() }).optional(),
  }),
});

const listSchema = z.object({
  RECORDS: z.array(z.object({ SET: z.object({ ID: z.number(), TARGETS: z.array(destSchema) }) })),
});

/** First letter of FLAGS in dispatcher.list. */
const STATES: Record<string, DestinationState['state']> = {
  A: 'active',
  T: 'trying',
  I: 'inactive',
  D: 'disabled',
};

/** Reads the answer of dispatcher.list, by set and URI; throws when its form is not the known one. */
export function parseDestinations(list: unknown): DestinationState[] {
  const states = listSchema.parse(list).RECORDS.flatMap(({ SET }) =>
    SET.TARGETS.map(({ DEST }) => ({
      setId: SET.ID,
      uri: DEST.URI,
      state: STATES[DEST.FLAGS.charAt(0)] ?? 'inactive',
      isProbed: DEST.FLAGS.charAt(1) === 'P',
      latencyMs: DEST.LATENCY?.AVG ?? null,
    })),
  );
  return states.sort((a, b) => a.setId - b.setId || a.uri.localeCompare(b.uri));
}
