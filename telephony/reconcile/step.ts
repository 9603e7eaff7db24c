/** Every place between two effects of the worker: where a crash must do no harm. */
export const STEPS = [
  'claimed',
  'loaded',
  'documents-written',
  'intents-noted',
  'rows-written',
  'proxy-told',
  'finished',
  'push-begins',
  'push-answered',
  'resync-pushed',
  'settled',
] as const;

export type StepName = (typeof STEPS)[number];

/** Called at each of them; the worker itself passes one that does nothing. */
export type Step = (name: StepName) => Promise<void>;

export const noStep: Step = () => Promise.resolve();
