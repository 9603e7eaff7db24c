import { LUA_PACKAGE } from '../system/packages';
import type { Check } from './check';
import { runVitest } from './vitest';

export const unitCheck: Check = {
  name: 'unit',
  about: 'unit tests',
  packages: [LUA_PACKAGE],
  run: (context) => runVitest(context, { project: 'unit', timeoutSeconds: 600 }),
};
