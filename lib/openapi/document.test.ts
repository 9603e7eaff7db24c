import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { docsView } from './docs-view';
import { openapiDocument } from './document';
import { OPERATIONS } from './operations';
import { DOCUMENT_FILE, documentText } from './write';

test('public/openapi.json is what the contracts say; else run: npx tsx lib/openapi/write.ts', () => {
  expect(readFileSync(DOCUMENT_FILE, 'utf8') === documentText()).toBe(true);
});

test('every reference leads somewhere', () => {
  const document = openapiDocument();
  const text = JSON.stringify(document);
  for (const [, path = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = path
      .split('/')
      .reduce<unknown>(
        (part, key) => (part as Record<string, unknown> | undefined)?.[key],
        document,
      );
    expect(target, path).toBeDefined();
  }
  expect(text).not.toContain('$defs');
});

test('operations are told apart by id and by method and path', () => {
  const ids = OPERATIONS.map(({ id }) => id);
  const places = OPERATIONS.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(places).size).toBe(places.length);
});

test('an object with a version is changed and removed with If-Match only', () => {
  // A revoked session, a recording, a message, an export, a note and a tag have no version; a bulk change carries one for
  // each.
  const free = [
    ...['removeSession', 'removeSessions', 'removeRecording', 'updateExtensions'],
    ...['updateVoicemailMessage', 'removeVoicemailMessage'],
    ...['removeExport', 'removeCallNote', 'removeCallTag'],
  ];
  for (const { id, method, ifMatch } of OPERATIONS) {
    if (method !== 'PATCH' && method !== 'DELETE') continue;
    expect(ifMatch === true, id).toBe(!free.includes(id));
  }
});

test('neither the document nor the page names the maker', () => {
  expect(documentText()).not.toMatch(/livery/i);
  expect(JSON.stringify(docsView())).not.toMatch(/livery/i);
});
