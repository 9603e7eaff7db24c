import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DemoAccess } from '../prisma/demo/access';

/** Log-ins and SIP accounts of the demo data of the running stack. */
export function readDemo(): DemoAccess {
  const directory = process.env['LIVERY_DATA_DIR'] ?? '.livery';
  return JSON.parse(readFileSync(resolve(directory, 'demo.json'), 'utf8'));
}
