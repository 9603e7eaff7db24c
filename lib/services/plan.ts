import { z } from 'zod';
import { compiler } from '@/lib/call-plan/compile';
import { service } from './contract';

/**
 * Neither the address nor the secret is in it: the control plane asks, a node only says which service.
 * One that is switched off is not asked.
 */
export const compileService = compiler(
  service,
  ({ id, name, enabled, config }) => ({
    ...{ id, kind: 'service', name },
    steps: enabled
      ? [{ do: 'ask', id, fallback: config.fallback }]
      : [{ do: 'go', to: config.fallback }],
  }),
  // The secret is kept sealed.
  { stored: { secret: z.string() }, evenDisabled: true },
);
