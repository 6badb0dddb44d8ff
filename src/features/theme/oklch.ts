/** A colour by lightness (0 to 1), chroma (0 to about 0.4) and hue in degrees: https://www.w3.org/TR/css-color-4/#ok-lab. */
export interface Oklch {
  readonly lightness: number
  readonly chroma: number
  readonly hue: number
}

/** Red, green and blue of sRGB as light, 0 to 1; outside of that where a screen cannot show it. */
type LinearRgb = readonly [red: number, green: number, blue: number]

/** How much two colours differ in luminance, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. */
export function contrastOf(one: Oklch, other: Oklch): number {
  const [low = 0, high = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

/** The colour with as much of its chroma as a screen can show. */
export function fitScreen(colour: Oklch): Oklch {
  if (isOnScreen(toLinear(colour))) return colour
  let low = 0
  let high = colour.chroma
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2
    if (isOnScreen(toLinear({ ...colour, chroma: middle }))) low = middle
    else high = middle
  }
  return { ...colour, chroma: low }
}

/** The colour of red, green and blue as a screen takes them, 0 to 1. */
export function oklchOf(red: number, green: number, blue: number): Oklch {
  const [r, g, b] = [red, green, blue].map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, bb),
    hue: ((Math.atan2(bb, a) * 180) / Math.PI + 360) % 360,
  }
}

/** As CSS: `oklch(42% 0.09 150)`. */
export function cssOf({ lightness, chroma, hue }: Oklch): string {
  const short = (value: number, digits: number): string => String(Number(value.toFixed(digits)))
  return `oklch(${short(lightness * 100, 1)}% ${short(chroma, 3)} ${short(hue, 1)})`
}

function luminanceOf(colour: Oklch): number {
  const [red, green, blue] = toLinear(fitScreen(colour)).map((channel) => Math.min(1, Math.max(0, channel)))
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

function toLinear({ lightness, chroma, hue }: Oklch): LinearRgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function isOnScreen(channels: LinearRgb): boolean {
  return channels.every((channel) => channel >= -0.0005 && channel <= 1.0005)
}
