import { type Oklch, oklchOf } from './oklch.ts'

/**
 * A colour as authors write one: `#478a5e`, `#4a8`, `rgb(71 138 94)`, `hsl(141, 32%, 41%)`, `oklch(58% 0.09 150)`. Undefined
 * for anything else, transparent colours among it: what stands on paper cannot be seen through.
 */
export function parseColour(text: string): Oklch | undefined {
  const plain = text.trim().toLowerCase()
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/.exec(plain)?.[1]
  if (hex !== undefined) return ofHex(hex)
  const [, name, inside] = /^(rgb|hsl|oklch)\(([^()]{1,60})\)$/.exec(plain) ?? []
  if (name === undefined || inside === undefined) return undefined
  const parts = inside
    .trim()
    .split(/\s*,\s*|\s+/)
    .map(parsePart)
  const [first, second, third] = parts
  if (parts.length !== 3 || !first || !second || !third) return undefined
  if (name === 'rgb') {
    const channels = parts.map((part) => (part ? (part.isPercent ? part.value : part.value / 255) : 0))
    if (!channels.every(isShare)) return undefined
    return oklchOf(channels[0] ?? 0, channels[1] ?? 0, channels[2] ?? 0)
  }
  if (name === 'hsl') {
    if (first.isPercent || !second.isPercent || !third.isPercent) return undefined
    return isShare(second.value) && isShare(third.value)
      ? ofHsl(first.value, second.value, third.value)
      : undefined
  }
  if (third.isPercent || !isShare(first.value) || first.value < 0) return undefined
  const chroma = second.isPercent ? second.value * 0.4 : second.value
  if (chroma < 0 || chroma > 0.5) return undefined
  return { lightness: first.value, chroma, hue: ((third.value % 360) + 360) % 360 }
}

interface Part {
  /** A share where it is written in percent. */
  readonly value: number
  readonly isPercent: boolean
}

function parsePart(text: string): Part | undefined {
  const [, number, unit] = /^([-+]?(?:\d+(?:\.\d*)?|\.\d+))(%|deg)?$/.exec(text) ?? []
  if (number === undefined) return undefined
  return unit === '%'
    ? { value: Number(number) / 100, isPercent: true }
    : { value: Number(number), isPercent: false }
}

function ofHex(hex: string): Oklch {
  const channel = (index: number): number =>
    hex.length === 3
      ? Number.parseInt(hex.charAt(index).repeat(2), 16) / 255
      : Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16) / 255
  return oklchOf(channel(0), channel(1), channel(2))
}

/** https://www.w3.org/TR/css-color-4/#hsl-to-rgb */
function ofHsl(hue: number, saturation: number, lightness: number): Oklch {
  const channel = (offset: number): number => {
    const k = (((offset + hue / 30) % 12) + 12) % 12
    const reach = saturation * Math.min(lightness, 1 - lightness)
    return lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))
  }
  return oklchOf(channel(0), channel(8), channel(4))
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1
}
