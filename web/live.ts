import { startEditing } from '../src/features/editor/web/edit.ts'
import { type SiteUpdate, versionMeta } from '../src/site/site-update.ts'

/**
 * Listens to the local server, which names the pages that changed, and says `hortus:changed` when the one that is shown
 * is among them or something was missed. The browser keeps trying while the server is gone. Only pages of the local
 * server load this.
 */
const script = import.meta.url
let path = ''
let stream: EventSource | undefined
let revision: number | undefined

function listen(): void {
  if (path === location.pathname) return
  path = location.pathname
  stream?.close()
  stream = new EventSource(new URL(`live?page=${encodeURIComponent(path)}`, script))
  stream.addEventListener('message', (event: MessageEvent<string>) => {
    const update = JSON.parse(event.data) as SiteUpdate
    if (update.canEdit === true) void startEditing()
    const missed = revision !== undefined && update.previous !== revision
    revision = update.revision
    document.dispatchEvent(new Event('hortus:updated'))
    const here = decodeURIComponent(path).normalize('NFC')
    if (missed || isOld(update) || update.changed.includes(here) || update.removed.includes(here))
      document.dispatchEvent(new Event('hortus:changed'))
  })
}

/**
 * Whether the page was made before an edit that it was not told of: between its making and the first message. Pages side
 * by side come from several answers, which no one version tells of.
 */
function isOld({ version }: SiteUpdate): boolean {
  if (version === undefined || document.querySelector('main.is-stacked')) return false
  const shown = document.head.querySelector<HTMLMetaElement>(`meta[name=${versionMeta}]`)
  return shown !== null && shown.content !== version
}

listen()
document.addEventListener('hortus:shown', listen)
document.addEventListener('hortus:moved', listen)
