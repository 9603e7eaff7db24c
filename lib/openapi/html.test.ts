import { expect, test } from 'vitest';
import { html, words } from './html';

test('what is put in is text, never markup', () => {
  const evil = '<img src=x onerror="alert(1)">';
  expect(html`<p title="${evil}">${[evil]}</p>`.text).not.toContain('<img');
  expect(words(evil).text).not.toContain('<img');
  expect(html`${html`<b>${'a&b'}</b>`}`.text).toBe('<b>a&amp;b</b>');
});
