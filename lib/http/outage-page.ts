import type { HostBrand } from '@/lib/brands/contract';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** System colours: it follows the reader's light or dark without a style sheet of ours. */
const STYLE =
  ':root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto 0;padding:0 1.5rem}h1{font-size:1.25rem}';

type Contacts = Pick<HostBrand, 'productName' | 'supportName' | 'supportEmail' | 'supportPhone'>;

/**
 * What a page says while the database is away: with status 503, and without anything that the
 * database would have to give. The browser tries again by itself.
 */
export function outagePage(brand: Contacts, nonce: string, retrySeconds: number): string {
  const contacts = [brand.supportName, brand.supportPhone, brand.supportEmail].filter(
    (contact): contact is string => contact !== null,
  );
  const support = contacts.length > 0 ? `<p>Support: ${contacts.map(escaped).join(' · ')}</p>` : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="refresh" content="${retrySeconds}">
<title>Briefly unavailable · ${escaped(brand.productName)}</title>
<style nonce="${escaped(nonce)}">${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(brand.productName)} is briefly unavailable</h1>
<p>Calls and phones go on. Nothing that was saved is lost. This page tries again by itself every ${retrySeconds} seconds.</p>
${support}
</main>
</body>
</html>
`;
}
