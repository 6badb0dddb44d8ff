const count = (number: number, one: string, many: string): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`

/** What the gardener's desk says. */
export const deskWords = {
  title: 'Gardener’s desk',
  close: 'Close',
  loading: 'Looking through the garden…',
  nothing: 'Nothing waits for you here.',
  problems: 'Links that lead nowhere, or not where you meant',
  wanted: 'Wanted notes',
  tend: 'To tend',
  mentions: 'Names without a link',
  write: 'Write it',
  open: 'Open',
  use: (name: string): string => `Use “${name}”`,
  asks: (notes: number): string => count(notes, 'note asks', 'notes ask'),
  names: (names: number): string => count(names, 'name', 'names'),
  more: (rest: number): string => count(rest, 'more', 'more'),
  mended: (title: string): string => `Mended in ${title}`,
  notMended: 'The note was changed meanwhile; nothing was written.',
} as const
