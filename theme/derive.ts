import { contrast, fromHex, intoGamut, toCss, toHex, type Oklch } from '@/theme/oklch';

export type Mode = 'light' | 'dark';

/** The neutral surfaces of tokens.css that a brand must be readable on (a test compares them). */
export const SURFACES = {
  light: { background: gray(1), card: gray(1), muted: gray(0.97) },
  dark: { background: gray(0.145), card: gray(0.205), muted: gray(0.269) },
} as const;

export const INK = gray(0.145);
export const PAPER = gray(0.985);

const NEUTRAL: Record<Mode, Oklch> = { light: gray(0.205), dark: gray(0.97) };
const GRAY_CHROMA_BELOW = 0.03;
const CHART_HUES = [0, 150, 60, 255, 305] as const;
const CHART_LIGHTNESS: Record<Mode, readonly number[]> = {
  light: [0.55, 0.68, 0.45, 0.62, 0.5],
  dark: [0.7, 0.82, 0.6, 0.76, 0.66],
};
const STEP = 0.005;

export type Palette = {
  brand: Oklch;
  primary: Oklch;
  primaryForeground: Oklch;
  primaryHover: Oklch;
  brandSoft: Oklch;
  brandText: Oklch;
  ring: Oklch;
  charts: Oklch[];
};

function gray(l: number): Oklch {
  return { l, c: 0, h: 0 };
}

/** Rounded to what is written into CSS, so that what is measured is what is painted. */
function paint(color: Oklch): Oklch {
  const { l, c, h } = intoGamut(color);
  return { l: Number(l.toFixed(4)), c: Number(c.toFixed(4)), h: Number(h.toFixed(2)) };
}

/** Darker in light mode, lighter in dark, only as far as every surface needs. */
function moveUntil(color: Oklch, ratio: number, surfaces: readonly Oklch[], mode: Mode): Oklch {
  const step = mode === 'light' ? -STEP : STEP;
  let l = color.l;
  for (;;) {
    const painted = paint({ ...color, l });
    if (surfaces.every((surface) => contrast(painted, surface) >= ratio)) return painted;
    if (l < 0 || l > 1) return painted;
    l += step;
  }
}

const labelFor = (fill: Oklch) => (contrast(fill, INK) >= contrast(fill, PAPER) ? INK : PAPER);

/** A few brands in the middle of the scale carry no label at 4.5:1; they move on until they do. */
function labelled(color: Oklch, mode: Mode): { primary: Oklch; label: Oklch } {
  const step = mode === 'light' ? -STEP : STEP;
  let primary = color;
  while (contrast(primary, labelFor(primary)) < 4.5) {
    primary = paint({ ...primary, l: primary.l + step });
  }
  return { primary, label: labelFor(primary) };
}

/** A step away from the label; at the ends of the scale, where there is no room, towards it. */
function hoverOf(primary: Oklch, label: Oklch): Oklch {
  const away = label === PAPER ? -0.05 : 0.05;
  const l = primary.l + away;
  return paint({ ...primary, l: l < 0.02 || l > 0.995 ? primary.l - away : l });
}

function chartsOf(brand: Oklch, mode: Mode): Oklch[] {
  const isGray = brand.c < GRAY_CHROMA_BELOW;
  const hue = isGray ? 250 : brand.h;
  const c = isGray ? 0.13 : Math.min(0.17, Math.max(0.102, brand.c));
  return CHART_HUES.map((turn, index) => {
    const l = CHART_LIGHTNESS[mode][index] ?? 0.55;
    const h = (hue + turn) % 360;
    return moveUntil({ l, c, h }, 3, [SURFACES[mode].card], mode);
  });
}

/** One brand colour (null: the neutral product) → every colour of one mode. Pure. */
export function deriveMode(hex: string | null, mode: Mode): Palette {
  const brand = hex === null ? NEUTRAL[mode] : fromHex(hex);
  const { background, card, muted } = SURFACES[mode];
  const { primary, label } = labelled(moveUntil(brand, 3, [background, card], mode), mode);
  const soft = mode === 'light' ? { l: 0.955, c: 0.045 } : { l: 0.285, c: 0.06 };
  const brandSoft = paint({ l: soft.l, c: Math.min(brand.c, soft.c), h: brand.h });
  const text = { ...brand, c: Math.min(brand.c, 0.16) };
  return {
    brand: paint(brand),
    primary,
    primaryForeground: label,
    primaryHover: hoverOf(primary, label),
    brandSoft,
    brandText: moveUntil(text, 4.5, [background, card, muted, brandSoft], mode),
    ring: moveUntil(brand, 3, [background, card, muted], mode),
    charts: chartsOf(brand, mode),
  };
}

export type Theme = {
  light: Palette;
  dark: Palette;
  /** Whether the brand had to be moved to stay readable: the editor says so in one sentence. */
  moved: Record<Mode, boolean>;
};

/** `hex` is `#rrggbb` (see brand.ts) or null for the neutral grey product. */
export function deriveTheme(hex: string | null): Theme {
  const light = deriveMode(hex, 'light');
  const dark = deriveMode(hex, 'dark');
  const isMoved = (palette: Palette) => toHex(palette.primary) !== toHex(palette.brand);
  return { light, dark, moved: { light: isMoved(light), dark: isMoved(dark) } };
}

/** Role names of tokens.css, in the order they are written. */
export function namedColors(palette: Palette): [name: string, color: Oklch][] {
  return [
    ['brand', palette.brand],
    ['primary', palette.primary],
    ['primary-foreground', palette.primaryForeground],
    ['primary-hover', palette.primaryHover],
    ['brand-soft', palette.brandSoft],
    ['brand-text', palette.brandText],
    ['ring', palette.ring],
    ...palette.charts.map((color, index): [string, Oklch] => [`chart-${index + 1}`, color]),
  ];
}

/** The same values for places that do not read OKLCH: e-mails and PDFs. */
export const hexColors = (palette: Palette): Record<string, string> =>
  Object.fromEntries(namedColors(palette).map(([name, color]) => [name, toHex(color)]));

export const cssColor = toCss;
