/** The usual theme's colours by day, which books have: their paper is the reader's, and they know no theme. */
const colors: Readonly<Record<string, string>> = {
  ink: '#1a221c',
  quiet: '#47524a',
  paper: '#ffffff',
  sheet: '#f4f3ec',
  wash: '#ece2a9',
  hairline: '#dcdbd6',
  accent: '#225a31',
  'topic-0': '#2b7440',
  'topic-1': '#2a669f',
  'topic-2': '#964a2f',
  'topic-3': '#7e4d8a',
  'topic-4': '#7c5f00',
  'topic-5': '#00757c',
  'topic-6': '#974555',
  'topic-7': '#5e589f',
  'topic-8': '#5c6c14',
  'topic-9': '#8d5406',
}

/** A colour of a drawing as every book knows it, in place of one of the theme or of one for day and night. */
export function bookColor(color: string): string {
  const name = /^var\(--([\w-]+)\)$/.exec(color)?.[1]
  if (name !== undefined) return colors[name] ?? colors['ink'] ?? color
  const day = /^light-dark\((#[\da-f]{3,8}|transparent),/i.exec(color)?.[1]
  if (day !== undefined) return day === 'transparent' ? 'none' : day
  const [, from, share, to] =
    /^color-mix\(in \w+, var\(--([\w-]+)\) ([\d.]+)%, var\(--([\w-]+)\)\)$/.exec(color) ?? []
  if (from === undefined || to === undefined) return color
  return mix(colors[from] ?? '#000000', colors[to] ?? '#ffffff', Number(share) / 100)
}

function mix(from: string, to: string, share: number): string {
  const part = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16)
  const parts = [1, 3, 5].map((at) => Math.round(part(from, at) * share + part(to, at) * (1 - share)))
  return `#${parts.map((one) => one.toString(16).padStart(2, '0')).join('')}`
}
