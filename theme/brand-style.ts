import { cssColor, deriveTheme, namedColors } from '@/theme/derive';

const CACHE_SIZE = 256;
const cache = new Map<string, string>();

function render(color: string | null): string {
  const { light, dark } = deriveTheme(color);
  const darkOf = new Map(namedColors(dark));
  const lines = namedColors(light).map(([name, value]) => {
    const other = darkOf.get(name) ?? value;
    return `--${name}:light-dark(${cssColor(value)},${cssColor(other)})`;
  });
  return `:root{${lines.join(';')}}`;
}

/**
 * The declarations for the one `<style nonce>` of a page. Contains only numbers formatted here;
 * nothing a reseller typed is ever part of it. `color` is `#rrggbb` or null; anything else is null.
 */
export function brandStyle(color: string | null): string {
  const known = color !== null && /^#[0-9a-f]{6}$/.test(color) ? color : null;
  const key = known ?? 'neutral';
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const css = render(known);
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(key, css);
  return css;
}
