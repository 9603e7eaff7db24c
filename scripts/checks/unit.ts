import type { Check } from './check';
import { runVitest } from './vitest';

export const unitCheck: Check = {
  name: 'unit',
  about: 'unit tests',
  run: (context) => runVitest(context, { project: 'unit', timeoutSeconds: 600 }),
};
