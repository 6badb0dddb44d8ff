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
import { refresh, rememberDelivered } from './controllers/refresh.ts'
import { startReplacedSite } from './controllers/replaced-site.ts'
import { navigate, startRouter } from './controllers/router.ts'
import { startTheme, toggleTheme } from './controllers/theme.ts'

/**
 * The app: what makes a page that is complete without it pleasant to move about in. What few readers need, and what is
 * large, is loaded when it is asked for.
 */
let areLoaded = false

/** A browser says so once it has run all scripts that the page names, those of features too. */
const areScriptsRun = new Promise((resolve) => {
  document.addEventListener('DOMContentLoaded', resolve, { once: true })
})

if (document.querySelector('script[data-live]')) {
  // Before anything is changed: what comes later is compared with it.
  rememberDelivered(undefined)
  document.addEventListener('hortus:changed', () => void refresh())
}
provideCommand('theme', toggleTheme)
provideCommand('settings', async () => (await import('./elements/hortus-settings.ts')).openSettings())
provideCommand('keys', async () => (await import('./elements/hortus-settings.ts')).openSettings('keys'))
provideCommand('day', async () => (await import('./controllers/go-to-day.ts')).goToDay())
provideCommand('contents', () => document.querySelector<HTMLElement>('.contents a')?.focus())
provideCommand('panes', () => {
  setPanesOn(!arePanesOn())
  announce(arePanesOn() ? appWords().panesOn : appWords().panesOff)
})
startReplacedSite()
startCommands()
startTheme()
startKeyboard()
startPrefetch()
startPreviews()
startZoom()
startMarginNotes()
startPrintLinks()
startRouter()
document.addEventListener('hortus:panes', () => void loadPanes())
void showFirst()

document.addEventListener('hortus:stack', async (event) => {
  const { url } = (event as CustomEvent<{ readonly url: URL }>).detail
  await loadPanes()
  const { openOnStack } = await import('./controllers/panes.ts')
  if (!openOnStack(url)) void navigate(url)
})

/** Not awaited by the module itself: what it loads here may need the module. */
async function showFirst(): Promise<void> {
  await loadAppWords()
  enhance(document.querySelector('main')!)
  if (arePanesOn() || location.search.includes('stack=')) await loadPanes()
  await areScriptsRun
  document.documentElement.dataset['ready'] = ''
}

async function loadPanes(): Promise<void> {
  if (areLoaded) return
  areLoaded = true
  const { startPanes } = await import('./controllers/panes.ts')
  startPanes()
}
