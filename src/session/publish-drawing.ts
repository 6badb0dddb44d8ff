import { cleanDrawing } from '../body/clean-drawing.ts'
import { followTheme } from '../body/follow-theme.ts'
import { cleanedDrawing, drawingTooLarge } from '../model/content-diagnostics.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { isCut } from '../model/file-head.ts'
import type { AssetPath } from '../model/path.ts'
import type { Store } from '../store/store.ts'
import { decodeXml } from './decode-xml.ts'

/** An SVG of the garden as the site has it. */
interface PublishedDrawing {
  /** Undefined where it cannot be published. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Most bytes of a drawing that is looked through, which takes it whole. */
const maxBytes = 8_388_608

/** An SVG without what it could run or load as a document, in the page's colour where it asks for that. */
export async function publishDrawing(store: Store, path: AssetPath): Promise<PublishedDrawing> {
  const head = await store.head(path, maxBytes)
  if (isCut(head)) return { bytes: undefined, diagnostics: [drawingTooLarge(path, head.size, maxBytes)] }
  const source = decodeXml(head.bytes)
  const { svg, dropped } = cleanDrawing(source)
  const shown = followTheme(svg)
  return {
    // What has not changed is not decoded and encoded again: it may be in another encoding, which it names.
    bytes: (shown === source ? head.bytes : new TextEncoder().encode(shown)) as Uint8Array<ArrayBuffer>,
    diagnostics: dropped.length === 0 ? [] : [cleanedDrawing(path, dropped)],
  }
}
