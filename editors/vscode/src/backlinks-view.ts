import type * as vscode from 'vscode'
import type { Backlink, RunCommand } from './answers.ts'
import { toRange } from './to-range.ts'

type Api = typeof vscode

/** A note that links here, with its links, or one of these. */
type Entry =
  | {
      readonly kind: 'note'
      readonly title: string
      readonly path: string
      readonly links: readonly Backlink[]
    }
  | { readonly kind: 'link'; readonly link: Backlink }

/** The links to the note in the active editor, by the notes that they stand in, each with its sentence. */
export class BacklinksView implements vscode.TreeDataProvider<Entry> {
  readonly #api: Api
  readonly #run: RunCommand
  readonly #changed: vscode.EventEmitter<void>
  readonly onDidChangeTreeData: vscode.Event<void>

  constructor(api: Api, run: RunCommand) {
    this.#api = api
    this.#run = run
    this.#changed = new api.EventEmitter()
    this.onDidChangeTreeData = this.#changed.event
  }

  /** Asks anew: another note is shown, or one was written. */
  refresh(): void {
    this.#changed.fire()
  }

  async getChildren(entry?: Entry): Promise<Entry[]> {
    if (entry?.kind === 'link') return []
    if (entry?.kind === 'note') return entry.links.map((link) => ({ kind: 'link', link }))
    const document = this.#api.window.activeTextEditor?.document
    if (document?.languageId !== 'markdown') return []
    const links = (await this.#run<readonly Backlink[]>('hortus.backlinks', document.uri.toString())) ?? []
    const byPath = new Map<string, Backlink[]>()
    for (const link of links) byPath.set(link.path, [...(byPath.get(link.path) ?? []), link])
    return [...byPath].map(([path, own]) => ({
      kind: 'note',
      path,
      title: own[0]?.title ?? path,
      links: own,
    }))
  }

  getTreeItem(entry: Entry): vscode.TreeItem {
    const { TreeItem, TreeItemCollapsibleState, Uri } = this.#api
    if (entry.kind === 'note') {
      const item = new TreeItem(entry.title, TreeItemCollapsibleState.Expanded)
      item.description = entry.path
      return item
    }
    const { link } = entry
    const item = new TreeItem(link.sentence || link.title, TreeItemCollapsibleState.None)
    item.tooltip = link.sentence
    const options = { selection: toRange(this.#api, link.range) }
    item.command = { title: 'Open', command: 'vscode.open', arguments: [Uri.parse(link.uri), options] }
    return item
  }
}
