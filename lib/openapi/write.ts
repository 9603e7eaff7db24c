import { writeFileSync } from 'node:fs';
import { openapiDocument } from './document';

/** `npx tsx lib/openapi/write.ts`: after a change of a contract. A test finds the drift. */
export function documentText(): string {
  return `${JSON.stringify(openapiDocument(), null, 2)}\n`;
}

export const DOCUMENT_FILE = new URL('../../public/openapi.json', import.meta.url);

if (process.argv[1]?.endsWith('openapi/write.ts')) writeFileSync(DOCUMENT_FILE, documentText());
