import type { NotePath } from '../../../model/path.ts'
import { readKey } from './access-key.ts'
import { createEditApi, type EditApi } from './edit-api.ts'
import { tabKept } from './kept.ts'
import { letInOnce } from './let-in.ts'

/** Speaks to the server of this page, which is below `root`. */
export function openApi(root: string): EditApi {
  return createEditApi({ root, token: readKey, letIn: () => letInOnce(root), client: clientName() })
}

/** The script's own address is `<root>-/…`. */
export function siteRoot(): string {
  return new URL(import.meta.url).href.replace(/-\/[^/]*$/, '')
}

/** A name for this tab's saves and drafts: saves of one tab within minutes are one state of the history. */
export function clientName(): string {
  const known = tabKept.getItem('hortus-client')
  if (known !== null) return known
  const name = crypto.randomUUID()
  tabKept.setItem('hortus-client', name)
  return name
}

/** The page of a note; undefined while it has none. */
export function hrefOf(api: EditApi, path: NotePath): Promise<string | undefined> {
  return api.readNote(path).then(
    (note) => note.href,
    () => undefined,
  )
}
