import { cleanDrawing } from '../body/clean-drawing.ts'
import { followTheme } from '../body/follow-theme.ts'
import { cleanedDrawing, drawingTooLarge } from '../model/content-diagnostics.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { isCut } from '../model/file-head.ts'
import type { AssetPath } from '../model/path.ts'
import type { Store } from '../store/store.ts'

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

/** UTF-8, or UTF-16 with its mark, or else letters of one byte: XML's own signs are the same in all that are let pass. */
function decodeXml(bytes: Uint8Array): string {
  const mark = `${bytes[0]} ${bytes[1]}`
  if (mark === '255 254') return new TextDecoder('utf-16le').decode(bytes)
  if (mark === '254 255') return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
