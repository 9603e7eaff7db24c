/** Upper bounds of the buckets of waits and talks, in seconds; what is longer is in one bucket more. */
export const WAIT_BOUNDS = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600] as const;
export const TALK_BOUNDS = [15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600] as const;

/** Of a queue that says nothing else. */
export const SERVICE_LEVEL_SECONDS = 20;
