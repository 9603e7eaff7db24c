/**
 * The little colour arithmetic that the palette needs, without a dependency.
 * Matrices: Björn Ottosson, "A perceptual color space for image processing" (OKLab).
 * Contrast: WCAG 2.2, "relative luminance" and "contrast ratio".
 */
export type Oklch = { l: number; c: number; h: number };
export type Rgb = readonly [number, number, number];

const toLinear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const toGamma = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);

/** sRGB channels 0…255 → OKLCH (hue in degrees). */
export function fromRgb([red, green, blue]: Rgb): Oklch {
  const r = toLinear(red / 255);
  const g = toLinear(green / 255);
  const b = toLinear(blue / 255);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const hue = (Math.atan2(bb, a) * 180) / Math.PI;
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    c: Math.hypot(a, bb),
    h: (hue + 360) % 360,
  };
}

export function fromHex(hex: string): Oklch {
  const n = Number.parseInt(hex.slice(1), 16);
  return fromRgb([(n >> 16) & 255, (n >> 8) & 255, n & 255]);
}

function toLinearRgb({ l, c, h }: Oklch): Rgb {
  const angle = (h * Math.PI) / 180;
  const a = c * Math.cos(angle);
  const b = c * Math.sin(angle);
  const l3 = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m3 = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s3 = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3,
    -1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3,
    -0.0041960863 * l3 - 0.7034186147 * m3 + 1.707614701 * s3,
  ];
}

const GAMUT_SLACK = 0.0005;

const isInGamut = (color: Oklch) =>
  toLinearRgb(color).every((v) => v >= -GAMUT_SLACK && v <= 1 + GAMUT_SLACK);

/** Lowers chroma, never hue, until the colour can be shown in sRGB. */
export function intoGamut(color: Oklch): Oklch {
  const l = Math.min(1, Math.max(0, color.l));
  if (isInGamut({ ...color, l })) return { ...color, l };
  let low = 0;
  let high = color.c;
  for (let step = 0; step < 12; step += 1) {
    const c = (low + high) / 2;
    if (isInGamut({ ...color, l, c })) low = c;
    else high = c;
  }
  return { ...color, l, c: low };
}

/** What a screen paints: 8 bits a channel. */
export function toRgb(color: Oklch): Rgb {
  const [r, g, b] = toLinearRgb(color);
  const byte = (v: number) => Math.round(toGamma(Math.min(1, Math.max(0, v))) * 255);
  return [byte(r), byte(g), byte(b)];
}

export const toHex = (color: Oklch) =>
  `#${toRgb(color)
    .map((v) => v.toString(16).padStart(2, '0'))
    .join('')}`;

/** CSS text made of our own numbers only. */
export const toCss = ({ l, c, h }: Oklch) =>
  `oklch(${Number(l.toFixed(4))} ${Number(c.toFixed(4))} ${Number(h.toFixed(2))})`;

const LINEAR_OF_BYTE = Array.from({ length: 256 }, (_, byte) => toLinear(byte / 255));

export function luminance(color: Oklch): number {
  const [r, g, b] = toRgb(color).map((byte) => LINEAR_OF_BYTE[byte] ?? 0);
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

/** WCAG contrast ratio, 1…21, of the colours as painted. */
export function contrast(one: Oklch, other: Oklch): number {
  const a = luminance(one) + 0.05;
  const b = luminance(other) + 0.05;
  return a > b ? a / b : b / a;
}

/** Euclidean distance in OKLab ("ΔE OK"). */
export function distance(one: Oklch, other: Oklch): number {
  const angle = ((one.h - other.h) * Math.PI) / 180;
  const chroma2 = one.c ** 2 + other.c ** 2 - 2 * one.c * other.c * Math.cos(angle);
  return Math.sqrt((one.l - other.l) ** 2 + Math.max(0, chroma2));
}
