import { describe, expect, it } from 'vitest';
import { brandStyle } from '@/theme/brand-style';

describe('brandStyle', () => {
  it('writes each role once, for both modes', () => {
    const css = brandStyle('#1a56db');
    expect(css.match(/--primary:/g)).toHaveLength(1);
    expect(css.match(/light-dark\(/g)).toHaveLength(12);
  });

  it('lets nothing but our own numbers through', () => {
    const hostile = '#000000}</style><script>alert(1)</script>';
    expect(brandStyle(hostile)).toBe(brandStyle(null));
    expect(brandStyle('#c0ffee')).toMatch(/^:root\{[-a-z0-9:(), .;]+\}$/);
  });
});
