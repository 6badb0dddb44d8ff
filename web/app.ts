import { loadAppWords } from './controllers/app-words.ts'
import { provideCommand, startCommands } from './controllers/commands.ts'
import { enhance } from './controllers/enhance.ts'
import { startKeyboard } from './controllers/keyboard.ts'
import { startMarginNotes } from './controllers/margin-notes.ts'
import { startPrefetch } from './controllers/prefetch.ts'
import { startZoom } from './controllers/prepare-media.ts'
import { startPreviews } from './controllers/previews.ts'
import { refresh, rememberDelivered } from './controllers/refresh.ts'
import { startRouter } from './controllers/router.ts'
import { startTheme, toggleTheme } from './controllers/theme.ts'
import { startSearch } from './search/start-search.ts'

/**
 * The app: what makes a page that is complete without it pleasant to move about in. What few readers need, and what is
 * large, is loaded when it is asked for.
 */
if (document.querySelector('script[data-live]')) {
  // Before anything is changed: what comes later is compared with it.
  rememberDelivered(undefined)
  document.addEventListener('hortus:changed', () => void refresh())
}
provideCommand('theme', toggleTheme)
provideCommand('settings', async () => (await import('./elements/hortus-settings.ts')).openSettings())
provideCommand('keys', async () => (await import('./elements/hortus-settings.ts')).openSettings('keys'))
provideCommand('contents', () => document.querySelector<HTMLElement>('.contents a')?.focus())
startSearch()
startCommands()
startTheme()
startKeyboard()
startPrefetch()
startPreviews()
startZoom()
startMarginNotes()
startRouter()
await loadAppWords()
enhance(document.querySelector('main')!)
document.documentElement.dataset['ready'] = ''
