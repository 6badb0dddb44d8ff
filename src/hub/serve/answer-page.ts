import { getMimeType } from 'hono/utils/mime'
import { isDownloadOnly, isDrawingFile } from '../../model/media-type.ts'
import { framedHeaders, headersOfMade } from '../../server/own-headers.ts'
import { sendFile } from '../../server/send-file.ts'
import { assetFolder } from '../../site/address.ts'
import { everybody, type Verdicts } from '../gardens/verdicts.ts'
import type { ContentCache } from './content-cache.ts'
import type { Directory, KnownGarden } from './directory.ts'
import { lookUp } from './look-up.ts'
import type { PageTables, ShownFile } from './page-tables.ts'

/** What pages are answered from. */
export interface Shelves {
  readonly directory: Directory
  readonly tables: PageTables
  readonly cache: ContentCache
  /** Hears of each view that somebody asks for, and whether it is there; need not be waited for. */
  readonly want: (garden: KnownGarden, verdicts: Verdicts, isMade: boolean) => void
}

/** A request for a page: the path is as sent, and the groups are those of the reader. */
export interface PageRequest {
  readonly method: string
  readonly path: string
  readonly groups: ReadonlySet<string>
  readonly header: (name: string) => string | undefined
}

/** Files that are called after their content, and never change. */
const immutable = /^-\/(?:[^/]+\/)*[^/]+-[\w-]{8}\.(?:js|css|woff2|wasm)$/

/**
 * Answers with a page of a garden. Undefined where there is no such garden, and where the reader may read nothing of it:
 * nobody can tell one from the other. A page that the reader may not read is not in the view, so it is not there either.
 */
export async function answerPage(shelves: Shelves, request: PageRequest): Promise<Response | undefined> {
  const { directory, tables } = shelves
  const { tenant, name, address } = partsOf(request.path) ?? {}
  if (address === undefined) return undefined
  const looked = lookUp(directory, `${tenant}/${name}`, (one) => directory.verdictsFor(one, request.groups))
  if (looked === undefined) return undefined
  const { garden, answer: verdicts } = looked
  if (address === null) return moved(`/${tenant}/${name}/`)
  const view = directory.viewOf(garden, verdicts)
  shelves.want(garden, verdicts, view?.isMade === true)
  if (!view?.isMade) return notMadeYet()
  const table = await tables.of(view)
  const place = address === '' || address.endsWith('/') ? `${address}index.html` : address
  const file = table.get(place)
  if (file !== undefined) return send(shelves, request, garden, place, file)
  // `/linux/page-cache` is what people type.
  if (table.has(`${place}/index.html`)) return moved(`${request.path}/`)
  const missing = table.get('404.html')
  if (missing === undefined) return undefined
  const page = await send(shelves, { ...request, header: plain(request.header) }, garden, '404.html', missing)
  return new Response(page.body, { status: 404, headers: page.headers })
}

/** The garden and the address in it; null for one without its slash. Undefined for a path that no garden has. */
function partsOf(
  path: string,
): { readonly tenant: string; readonly name: string; readonly address: string | null } | undefined {
  const [, tenant, name, rest] = /^\/([a-z0-9-]+)\/([a-z0-9-]+)(?:\/(.*))?$/s.exec(path) ?? []
  if (tenant === undefined || name === undefined) return undefined
  try {
    return { tenant, name, address: rest === undefined ? null : decodeURIComponent(rest) }
  } catch {
    return undefined
  }
}

async function send(
  { cache }: Shelves,
  request: PageRequest,
  garden: KnownGarden,
  address: string,
  file: ShownFile,
): Promise<Response> {
  const { header, method } = request
  const packed = /\bbr\b/.test(header('accept-encoding') ?? '') ? file.packed : undefined
  const version = file.digest.slice(0, 32) + (packed ? '-br' : '')
  const open = await cache.open(packed ?? file, version)
  const isPublic = garden.permissions.every(({ folder, reader }) => folder === '' && reader === everybody)
  const caching = immutable.test(address) ? 'max-age=31536000, immutable' : 'no-cache'
  return sendFile(
    open,
    { method, header },
    {
      'content-type': getMimeType(address) ?? 'application/octet-stream',
      // What a reader may see is for no cache that others read from.
      'cache-control': isPublic ? caching : `private, ${caching}`,
      vary: isPublic ? 'accept-encoding' : 'accept-encoding, cookie',
      ...(packed && { 'content-encoding': 'br' }),
      ...headersOfMade(address),
      ...(address.startsWith(assetFolder) && assetHeaders(address, header('sec-fetch-dest'))),
    },
  )
}

/** Files of authors are never documents of our origin, whatever is in them; PDFs are shown in a frame of their note. */
function assetHeaders(address: string, destination = ''): Readonly<Record<string, string>> {
  const isFrame = /^(?:iframe|embed|object)$/.test(destination)
  if (isFrame && address.toLowerCase().endsWith('.pdf')) return framedHeaders
  return {
    'content-security-policy': isDrawingFile(address)
      ? "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
      : "default-src 'none'; sandbox",
    ...(isDownloadOnly(address) && { 'content-disposition': 'attachment' }),
  }
}

/** Whoever asks for what is not there has no earlier state and no part of it. */
function plain(header: PageRequest['header']): PageRequest['header'] {
  return (name) => (name === 'accept-encoding' ? header(name) : undefined)
}

function moved(path: string): Response {
  return new Response(null, { status: 308, headers: { location: path, 'cache-control': 'no-store' } })
}

function notMadeYet(): Response {
  return new Response('This garden is being made for you. Try again in some seconds.\n', {
    status: 503,
    headers: { 'retry-after': '3', 'cache-control': 'no-store', 'content-type': 'text/plain; charset=UTF-8' },
  })
}
