import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import condition from '@/lib/call-plan/condition-cases.json';
import pattern from '@/lib/call-plan/pattern-cases.json';
import schedule from '@/lib/call-plan/schedule-cases.json';
import screening from '@/lib/call-plan/screening-cases.json';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const PROGRAM = here('./case-tables.lua');
export const SCRIPTS = here('../../telephony/freeswitch/scripts/');

/** What stands for null in the file: the node's reader leaves null out, its documents have none. */
const NOTHING = '(null)';

/** The tables that both languages are held to, in one file; `changed` may spoil them. */
export function writeCaseTables(file: string, changed = (text: string) => text): void {
  const tables = { pattern, condition, schedule, screening };
  const text = JSON.stringify(tables, (_, value: unknown) => (value === null ? NOTHING : value));
  writeFileSync(file, changed(text));
}

const counts = [condition, pattern, schedule, screening].map(({ cases }) => cases.length);

/** What the program says when nothing differs. */
export const ALL_AS_TYPESCRIPT = `${counts.reduce((sum, count) => sum + count, 0)} cases\n`;
