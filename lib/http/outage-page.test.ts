import { expect, test } from 'vitest';
import { outagePage } from './outage-page';

const BRAND = {
  productName: 'Acme Talk',
  supportName: null,
  supportEmail: null,
  supportPhone: null,
};

test('it names the product, tries again, and says that calls go on', () => {
  const page = outagePage(BRAND, 'n0nce', 5);
  expect(page).toContain('Acme Talk is briefly unavailable');
  expect(page).toContain('content="5"');
  expect(page).toContain('<style nonce="n0nce">');
  expect(page).not.toContain('Support:');
});

test('what a reseller typed stays text', () => {
  const page = outagePage({ ...BRAND, supportName: '<script>alert(1)</script>' }, 'n', 5);
  expect(page).toContain('Support: &lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).not.toContain('<script');
});
