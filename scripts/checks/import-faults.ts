type File = readonly [path: string, text: string];

const uses = (path: string): string => `import { x } from '${path}';\nexport const y = x;\n`;
const X = 'export const x = 1;\n';

/** What the faults below import; faultless by itself. */
export const SOUND_FILES: readonly File[] = [
  ['lib/db/client.ts', X],
  ['lib/http/route.ts', X],
  ['lib/shared/clock.ts', X],
  ['lib/numbers/commands.ts', uses('@/lib/db/client')],
  ['lib/numbers/contract.ts', uses('@/lib/shared/clock')],
  [
    'components/numbers/row.tsx',
    "import type { x } from '@/lib/numbers/contract';\nexport type Y = typeof x;\n",
  ],
  ['components/numbers/rows.tsx', X],
  ['app/page.tsx', uses('@/components/numbers/rows')],
  ['telephony/store/read.ts', uses('@/lib/db/client')],
  ['telephony/freeswitch/push.ts', uses('@/telephony/store/read')],
  ['theme/derive.ts', X],
  ['e2e/server.ts', X],
];

/** One file per rule of .dependency-cruiser.cjs that breaks this rule. */
export const PLANTED_FAULTS: Record<string, File> = {
  'no-circular': ['lib/numbers/self.ts', "export { y as x } from './self';\nexport const y = 1;\n"],
  'app-is-thin': ['app/fault.tsx', uses('@/lib/db/client')],
  'components-receive': ['components/numbers/fault.tsx', uses('@/lib/numbers/commands')],
  'components-take-types-of-contracts': [
    'components/numbers/fault-weight.tsx',
    uses('@/lib/numbers/contract'),
  ],
  'primitives-know-no-product': ['components/ui/fault.tsx', uses('@/lib/numbers/contract')],
  'lib-stands-alone': ['lib/numbers/fault.ts', uses('@/components/numbers/row')],
  'theme-stands-alone': ['theme/fault.ts', uses('@/lib/shared/clock')],
  'worker-is-headless': ['telephony/reconcile/fault.ts', uses('@/lib/http/route')],
  'only-the-store-knows-the-database': ['telephony/kamailio/fault.ts', uses('@/lib/db/client')],
  'adapters-are-strangers': ['telephony/records/fault.ts', uses('@/telephony/freeswitch/push')],
  'pure-stays-pure': [
    'telephony/render/fault.ts',
    "import { readFileSync } from 'node:fs';\nexport const y = readFileSync;\n",
  ],
  'no-test-code-in-the-product': ['lib/shared/fault.ts', uses('@/e2e/server')],
  'no-development-packages-in-the-product': [
    'lib/shared/fault-dev.ts',
    "import { test } from 'vitest';\nexport const y = test;\n",
  ],
  resolvable: ['lib/shared/fault-nowhere.ts', uses('./not-there')],
};
