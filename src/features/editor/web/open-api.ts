import { readKey } from './access-key.ts'
import { createEditApi, type EditApi } from './edit-api.ts'
import { letInOnce } from './let-in.ts'

/** Speaks to the server of this page, which is below `root`. */
export function openApi(root: string): EditApi {
  return createEditApi({ root, token: readKey, letIn: () => letInOnce(root), client: clientName() })
}

/** The script's own address is `<root>-/…`. */
export function siteRoot(): string {
  return new URL(import.meta.url).href.replace(/-\/[^/]*$/, '')
}

/** A name for this page's saves: those of one page within minutes are one state of the history. */
function clientName(): string {
  const known = sessionStorage.getItem('hortus-client')
  if (known !== null) return known
  const name = crypto.randomUUID()
  sessionStorage.setItem('hortus-client', name)
  return name
}
