import { startMap } from '../src/features/map/web/start-map.ts'
import { startSearch } from '../src/features/search/web/start-search.ts'
import { announce } from './controllers/announce.ts'
import { appWords, loadAppWords } from './controllers/app-words.ts'
import { provideCommand, startCommands } from './controllers/commands.ts'
import { enhance } from './controllers/enhance.ts'
import { startKeyboard } from './controllers/keyboard.ts'
import { startMarginNotes } from './controllers/margin-notes.ts'
import { arePanesOn, setPanesOn } from './controllers/panes-choice.ts'
import { startPrefetch } from './controllers/prefetch.ts'
import { startZoom } from './controllers/prepare-media.ts'
import { startPreviews } from './controllers/previews.ts'
import { startPrintLinks } from './controllers/print-links.ts'
import { startProgress } from './controllers/progress-marks.ts'
import { refresh, rememberDelivered } from './controllers/refresh.ts'
import { navigate, startRouter } from './controllers/router.ts'
import { startTheme, toggleTheme } from './controllers/theme.ts'

/**
 * The app: what makes a page that is complete without it pleasant to move about in. What few readers need, and what is
 * large, is loaded when it is asked for.
 */
let areLoaded = false

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
provideCommand('panes', () => {
  setPanesOn(!arePanesOn())
  announce(arePanesOn() ? appWords().panesOn : appWords().panesOff)
})
startCommands()
startTheme()
startKeyboard()
startPrefetch()
startPreviews()
startZoom()
startMarginNotes()
startPrintLinks()
startProgress()
startRouter()
startMap()
await loadAppWords()
enhance(document.querySelector('main')!)
if (arePanesOn() || location.search.includes('stack=')) await loadPanes()
document.addEventListener('hortus:panes', () => void loadPanes())
document.documentElement.dataset['ready'] = ''

document.addEventListener('hortus:stack', async (event) => {
  const { url } = (event as CustomEvent<{ readonly url: URL }>).detail
  await loadPanes()
  const { openOnStack } = await import('./controllers/panes.ts')
  if (!openOnStack(url)) void navigate(url)
})

async function loadPanes(): Promise<void> {
  if (areLoaded) return
  areLoaded = true
  const { startPanes } = await import('./controllers/panes.ts')
  startPanes()
}
