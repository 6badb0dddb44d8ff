import { runCommand } from '../../../../web/controllers/commands.ts'
import type { SearchText } from '../../../model/interface/interface-text.ts'
import type { SearchClient } from './search-client.ts'

/** Something to do from the palette. */
export interface PaletteCommand {
  readonly label: string
  /** The key that does the same. */
  readonly key?: string
  /** Runs after the palette has closed, unless it says something itself. */
  readonly run: () => unknown
  /** What the palette says instead of closing. */
  readonly says?: string
}

/** The commands that this page has. `show` goes to a page of the site. */
export function paletteCommands(
  words: SearchText,
  client: SearchClient,
  base: string,
  show: (href: string) => void,
): readonly PaletteCommand[] {
  const map = document.querySelector<HTMLAnchorElement>('header.site [data-place=map]')
  const all = document.querySelector<HTMLAnchorElement>('header.site [data-place=allNotes]')
  return [
    { label: words.toggleTheme, key: 'd', run: () => runCommand('theme') },
    {
      label: words.randomNote,
      run: async () => show(base + encodeURI(await client.anyNote()).replace(/[?#]/g, encodeURIComponent)),
    },
    {
      label: words.copyLink,
      run: () => navigator.clipboard.writeText(location.href),
      says: words.copied,
    },
    ...(map ? [{ label: words.openMap, key: 'g m', run: () => map.click() }] : []),
    ...(all ? [{ label: words.allNotes, run: () => all.click() }] : []),
    { label: words.openSettings, run: () => runCommand('settings') },
    { label: words.showKeys, key: '?', run: () => runCommand('keys') },
  ]
}
