import { randomBytes } from 'node:crypto'
import type * as vscode from 'vscode'
import type { Neighbourhood, RunCommand } from './answers.ts'
import type { GardenServer } from './garden-server.ts'
import { mapHtml } from './map-html.ts'
import { pageHtml, picturesOf, stylesOf } from './page-html.ts'
import { escapeHtml, webviewPage } from './webview-page.ts'

type Api = typeof vscode

/** What the panels beside the text work with. */
interface PanelSettings {
  readonly api: Api
  readonly run: RunCommand
  /** The local server of the folder that a document is in. */
  readonly serverOf: (uri: vscode.Uri) => GardenServer
  readonly fetchText: (address: string) => Promise<string>
  /** A picture as a `data:` address; undefined where there is none, or it is large. */
  readonly fetchPicture: (address: string) => Promise<string | undefined>
}

/** The preview and the map: each follows the active editor while it is open. */
export interface SidePanels {
  showPreview(): void
  showMap(): void
  /** The active editor shows another note, or one was saved. */
  follow(): void
}

/** What a webview tells of a link that was chosen. */
interface ChosenLink {
  readonly uri?: string
  readonly href?: string
}

/** Creates the panels, none of them open. */
export function createSidePanels(settings: PanelSettings): SidePanels {
  const { api } = settings
  const makers = { preview: previewOf, map: mapOf }
  const titles = { preview: 'Preview', map: 'Map' }
  const panels = new Map<keyof typeof makers, vscode.WebviewPanel>()
  let last: vscode.TextDocument | undefined

  const draw = async (kind: keyof typeof makers): Promise<void> => {
    const panel = panels.get(kind)
    const document = last
    if (panel === undefined || document === undefined) return
    const nonce = randomBytes(18).toString('base64url')
    const html = await makers[kind](settings, document, nonce).catch((error: unknown) =>
      messageHtml(error instanceof Error ? error.message : String(error), nonce),
    )
    // Another note may be shown by now, or the panel closed.
    if (panels.get(kind) === panel && last === document) panel.webview.html = html
  }
  const follow = (): void => {
    const document = api.window.activeTextEditor?.document
    if (document?.languageId === 'markdown') last = document
    for (const kind of panels.keys()) void draw(kind)
  }
  const show = (kind: keyof typeof makers): void => {
    const known = panels.get(kind)
    if (known) known.reveal(undefined, true)
    else {
      const column = { viewColumn: api.ViewColumn.Beside, preserveFocus: true }
      const panel = api.window.createWebviewPanel(`hortus.${kind}`, titles[kind], column, {
        enableScripts: true,
        localResourceRoots: [],
      })
      panels.set(kind, panel)
      panel.onDidDispose(() => panels.delete(kind))
      panel.webview.onDidReceiveMessage((chosen: ChosenLink) => {
        openLink(settings, chosen, last?.uri).catch((error: unknown) => {
          void api.window.showErrorMessage(
            `Hortus: ${error instanceof Error ? error.message : String(error)}`,
          )
        })
      })
    }
    follow()
  }
  return { showPreview: () => show('preview'), showMap: () => show('map'), follow }
}

async function previewOf(
  { run, serverOf, fetchText, fetchPicture }: PanelSettings,
  { uri }: vscode.TextDocument,
  nonce: string,
): Promise<string> {
  const address = await run<string | null>('hortus.address', uri.toString())
  if (!address) return messageHtml('This note has no page: it is a draft, or not public.', nonce)
  const origin = await serverOf(uri).origin()
  const html = await fetchText(new URL(address, origin).href)
  const styles = await Promise.all(stylesOf(html).map((href) => fetchText(new URL(href, origin).href)))
  const addresses = picturesOf(html)
  const pictures = await Promise.all(
    addresses.map(async (one) => [one, await fetchPicture(new URL(one, origin).href)] as const),
  )
  const shown = pictures.flatMap(([one, data]) => (data === undefined ? [] : [[one, data] as const]))
  return pageHtml({ html, styles, nonce, pictures: new Map(shown) })
}

async function mapOf({ run }: PanelSettings, { uri }: vscode.TextDocument, nonce: string): Promise<string> {
  const around = await run<Neighbourhood>('hortus.neighbours', uri.toString())
  return around ? mapHtml(around, nonce) : messageHtml('This is no note of a garden.', nonce)
}

function messageHtml(text: string, nonce: string): string {
  return webviewPage({ title: 'Hortus', body: `<p>${escapeHtml(text)}</p>`, style: '', nonce })
}

/** Opens what a link in a panel leads to: a note in the editor, another site in the browser. */
async function openLink(
  { api, run, serverOf }: PanelSettings,
  { uri, href = '' }: ChosenLink,
  from: vscode.Uri | undefined,
): Promise<void> {
  const column = { viewColumn: api.ViewColumn.One }
  if (uri !== undefined) await api.window.showTextDocument(api.Uri.parse(uri), column)
  else if (/^https?:/.test(href)) await api.env.openExternal(api.Uri.parse(href))
  else if (from !== undefined && href.startsWith('/')) {
    const note = await run<string | null>('hortus.noteAt', href.replace(/[#?].*$/s, ''), from.toString())
    if (note) await api.window.showTextDocument(api.Uri.parse(note), column)
    else await api.env.openExternal(api.Uri.parse(new URL(href, await serverOf(from).origin()).href))
  }
}
