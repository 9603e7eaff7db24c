import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SURFACES, type Mode } from '@/theme/derive';
import { contrast, type Oklch } from '@/theme/oklch';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function colorOf(name: string, mode: Mode): Oklch {
  const found = new RegExp(`--${name}: (?:light-dark\\()?(.*)\\)?;`).exec(css)?.[1] ?? '';
  const colors = [...found.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)];
  const [, l, c, h] = colors[mode === 'dark' ? colors.length - 1 : 0] ?? [];
  if (l === undefined) throw new Error(`tokens.css has no --${name}`);
  return { l: Number(l), c: Number(c), h: Number(h) };
}

const MODES: Mode[] = ['light', 'dark'];
const SURFACE_NAMES = ['background', 'card', 'popover', 'sidebar', 'muted'];
const STATUSES = ['danger', 'warning', 'success', 'info'];

describe.each(MODES)('tokens.css, %s', (mode) => {
  it.each(['background', 'card', 'muted'] as const)('agrees with SURFACES about %s', (name) => {
    expect(colorOf(name, mode)).toEqual(SURFACES[mode][name]);
  });

  const texts = ['foreground', 'muted-foreground', ...STATUSES];
  it.each(texts)('%s reads at 4.5:1 on every neutral surface', (name) => {
    for (const surface of SURFACE_NAMES) {
      const ratio = contrast(colorOf(name, mode), colorOf(surface, mode));
      expect(ratio, `${name} on ${surface}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(STATUSES)('%s reads at 4.5:1 on its own soft fill', (name) => {
    const ratio = contrast(colorOf(name, mode), colorOf(`${name}-soft`, mode));
    expect(ratio).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['destructive', 'destructive-hover'])('a label reads on %s', (name) => {
    const label = colorOf('destructive-foreground', mode);
    expect(contrast(label, colorOf(name, mode))).toBeGreaterThanOrEqual(4.5);
  });

  it('outlines controls at 3:1 on page and card', () => {
    for (const surface of ['background', 'card']) {
      const ratio = contrast(colorOf('input', mode), colorOf(surface, mode));
      expect(ratio, surface).toBeGreaterThanOrEqual(3);
    }
  });
});
