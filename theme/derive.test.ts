import { describe, expect, it } from 'vitest';
import { deriveMode, deriveTheme, SURFACES, type Mode, type Palette } from '@/theme/derive';
import { contrast, distance, fromHex, toHex, type Oklch } from '@/theme/oklch';

const MODES: Mode[] = ['light', 'dark'];
const CHANNEL = Array.from({ length: 17 }, (_, i) => Math.min(255, i * 16));
const byte = (v: number) => v.toString(16).padStart(2, '0');
const GRID = CHANNEL.flatMap((r) =>
  CHANNEL.flatMap((g) => CHANNEL.map((b) => `#${byte(r)}${byte(g)}${byte(b)}`)),
);

const TEXT_ON_SOFT: Record<Mode, Oklch[]> = {
  light: [
    { l: 0.205, c: 0, h: 0 },
    { l: 0.5, c: 0, h: 0 },
  ],
  dark: [
    { l: 0.97, c: 0, h: 0 },
    { l: 0.735, c: 0, h: 0 },
  ],
};

const least = (color: Oklch, surfaces: readonly Oklch[]) =>
  Math.min(...surfaces.map((surface) => contrast(color, surface)));

function closestPair(colors: Oklch[]): number {
  let closest = Infinity;
  colors.forEach((one, i) =>
    colors.slice(i + 1).forEach((other) => {
      closest = Math.min(closest, distance(one, other));
    }),
  );
  return closest;
}

type Guarantee = { floor: number; of: (palette: Palette, mode: Mode) => number };

const surfacesOf = (mode: Mode) => Object.values(SURFACES[mode]);

const GUARANTEES: Record<string, Guarantee> = {
  'primary on page and card': {
    floor: 3,
    of: (p, m) => least(p.primary, [SURFACES[m].background, SURFACES[m].card]),
  },
  'label on primary': { floor: 4.5, of: (p) => contrast(p.primaryForeground, p.primary) },
  'label on primary, hovered': {
    floor: 4.5,
    of: (p) => contrast(p.primaryForeground, p.primaryHover),
  },
  'hover step (ΔE)': { floor: 0.03, of: (p) => distance(p.primary, p.primaryHover) },
  'brand text on page, card, muted, soft': {
    floor: 4.5,
    of: (p, m) => least(p.brandText, [...surfacesOf(m), p.brandSoft]),
  },
  'text and muted text on soft': {
    floor: 4.5,
    of: (p, m) => Math.min(...TEXT_ON_SOFT[m].map((text) => contrast(text, p.brandSoft))),
  },
  'focus ring on page, card, muted': { floor: 3, of: (p, m) => least(p.ring, surfacesOf(m)) },
  'charts on card': {
    floor: 3,
    of: (p, m) => Math.min(...p.charts.map((color) => contrast(color, SURFACES[m].card))),
  },
  'closest pair of charts (ΔE)': { floor: 0.1, of: (p) => closestPair(p.charts) },
};

describe('a palette from one colour', () => {
  it.each(MODES)('holds every guarantee for 17×17×17 colours, %s', { timeout: 60_000 }, (mode) => {
    const worst = new Map<string, { value: number; hex: string }>();
    for (const hex of GRID) {
      const palette = deriveMode(hex, mode);
      for (const [name, guarantee] of Object.entries(GUARANTEES)) {
        const value = guarantee.of(palette, mode);
        if (value < (worst.get(name)?.value ?? Infinity)) worst.set(name, { value, hex });
      }
    }
    const report = [...worst].map(
      ([name, { value, hex }]) => `  ${value.toFixed(3).padStart(7)}  ${name}  (${hex})`,
    );
    process.stdout.write(`worst of ${GRID.length} colours, ${mode}:\n${report.join('\n')}\n`);
    const broken = [...worst].filter(([name, { value }]) => value < GUARANTEES[name]!.floor);
    expect(broken).toEqual([]);
  });

  it('keeps a readable brand as it is', () => {
    const theme = deriveTheme('#1a56db');
    expect(toHex(theme.light.primary)).toBe('#1a56db');
    expect(theme.moved.light).toBe(false);
  });

  it('says that a pale brand was moved', () => {
    expect(deriveTheme('#ffd400').moved).toEqual({ light: true, dark: false });
  });

  it('is neutral ink and paper without a brand', () => {
    const { light, dark } = deriveTheme(null);
    expect(light.primary).toEqual({ l: 0.205, c: 0, h: 0 });
    expect(dark.primary).toEqual({ l: 0.97, c: 0, h: 0 });
    for (const palette of [light, dark]) expect(palette.brandSoft.c).toBe(0);
  });

  it('gives a grey brand blue charts, not grey ones', () => {
    expect(deriveMode('#808080', 'light').charts[0]).toMatchObject({ h: 250 });
  });

  it('round-trips hex through OKLCH', () => {
    for (const hex of GRID) expect(toHex(fromHex(hex))).toBe(hex);
  });
});
