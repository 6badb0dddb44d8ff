import type { Context } from 'hono'
import { getMimeType } from 'hono/utils/mime'
import { isDownloadOnly, isDrawingFile } from '../model/media-type.ts'
import type { Address } from '../model/page.ts'
import type { AssetPath } from '../model/path.ts'
import { publishDrawing } from '../session/publish-drawing.ts'
import type { Store } from '../store/store.ts'
import { framedHeaders } from './own-headers.ts'
import { openStored, sendFile } from './send-file.ts'
import { sendTagged } from './send-tagged.ts'

/** An SVG as a document of its own: its colours, and nothing that runs or loads. */
const drawingPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"

/**
 * Answers with an asset, which is never a document of our origin, whatever is in it; a drawing as a site has it. Undefined
 * where it cannot be read any more, or is not published.
 */
export async function answerAsset(
  store: Store,
  path: AssetPath,
  address: Address,
  c: Context,
): Promise<Response | undefined> {
  if (isDrawingFile(path)) {
    const { bytes } = await publishDrawing(store, path).catch(() => ({ bytes: undefined }))
    const response = bytes && sendTagged(bytes, 'image/svg+xml', c)
    response?.headers.set('content-security-policy', drawingPolicy)
    return response
  }
  const file = await openStored(store, path).catch(() => undefined)
  if (file === undefined) return undefined
  // A browser's viewer of PDFs refuses to work in a sandbox, and stands in a frame of the note. Only there it may.
  const isFrame = /^(?:iframe|embed|object)$/.test(c.req.header('sec-fetch-dest') ?? '')
  const isShown = isFrame && address.toLowerCase().endsWith('.pdf')
  const request = { method: c.req.method, header: (name: string) => c.req.header(name) }
  return sendFile(file, request, {
    'content-type': getMimeType(address) ?? 'application/octet-stream',
    'cache-control': 'no-cache',
    ...(isShown ? framedHeaders : { 'content-security-policy': "default-src 'none'; sandbox" }),
    ...(isDownloadOnly(path) && { 'content-disposition': 'attachment' }),
  })
}
