import { type Pack, type PackedFile, readPack } from '../pack-format.ts'
import { isPacked, packAddress, packedType, packNumber } from '../packed-address.ts'

/** How a host gives out the files of a site, packs among them. */
export interface HostFiles {
  fetch(request: Request): Promise<Response>
}

/** What a site was packed as. */
export interface PackSettings {
  /** Path below which the site is served, with both slashes. */
  readonly base: string
  readonly packs: number
  /** Changes with the site: packs are kept by it. */
  readonly version: string
}

/** Packs that are kept read: neighbours of a page are rarely in the same one. */
const keptPacks = 12
const recent = new Map<string, Promise<Pack | undefined>>()

/**
 * Answers a request for a site that was packed: what is in a pack from there, at the address that it has in any site; all else, such as
 * home, scripts and pictures, as the host answers.
 */
export async function answerFromPacks(
  request: Request,
  files: HostFiles,
  settings: PackSettings,
): Promise<Response> {
  const url = new URL(request.url)
  const path = pathBelow(settings.base, url.pathname)
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  if (!isReading || path === undefined || path === '') return files.fetch(request)
  const find = (address: string): Promise<Omit<PackedFile, 'address'> | undefined> =>
    findFile(address, url, files, settings)
  const moved = (to: string): Response =>
    new Response(null, { status: 308, headers: { location: `${to}${url.search}` } })
  if (path.endsWith('/')) {
    const address = `${path}index.html`
    const page = await find(address)
    return page === undefined ? files.fetch(request) : send(request, address, page)
  }
  if (path.endsWith('/index.html') && (await find(path)) !== undefined)
    return moved(url.pathname.slice(0, -'index.html'.length))
  const file = await find(path)
  if (file !== undefined) return send(request, path, file)
  const isPage = !path.slice(path.lastIndexOf('/') + 1).includes('.') || packedType(path) === undefined
  if (isPage && (await find(`${path}/index.html`)) !== undefined) return moved(`${url.pathname}/`)
  return files.fetch(request)
}

async function findFile(
  address: string,
  url: URL,
  files: HostFiles,
  { base, packs, version }: PackSettings,
): Promise<Omit<PackedFile, 'address'> | undefined> {
  if (!isPacked(address)) return undefined
  const place = new URL(base + packAddress(packNumber(address, packs)), url)
  const key = `${version} ${place.href}`
  let reading = recent.get(key)
  recent.delete(key)
  reading ??= fetchPack(files, place)
  recent.set(key, reading)
  for (const oldest of recent.keys()) {
    if (recent.size <= keptPacks) break
    recent.delete(oldest)
  }
  const pack = await reading.catch(() => undefined)
  // One that could not be had may be had the next time.
  if (pack === undefined) recent.delete(key)
  return pack?.find(address)
}

async function fetchPack(files: HostFiles, place: URL): Promise<Pack | undefined> {
  const response = await files.fetch(new Request(place))
  return response.ok ? readPack(new Uint8Array(await response.arrayBuffer())) : undefined
}

function send(request: Request, address: string, { hash, bytes }: Omit<PackedFile, 'address'>): Response {
  const etag = `"${hash}"`
  const headers = {
    'content-type': packedType(address) ?? 'application/octet-stream',
    'cache-control': 'public, max-age=0, must-revalidate',
    'x-content-type-options': 'nosniff',
    etag,
    // Readers of other gardens may search this one.
    ...(address.startsWith('-/search/') && { 'access-control-allow-origin': '*' }),
  }
  const known = request.headers.get('if-none-match') ?? ''
  const isKnown = known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
  if (isKnown) return new Response(null, { status: 304, headers })
  const body = request.method === 'HEAD' ? null : bytes.slice()
  return new Response(body, { headers: { ...headers, 'content-length': `${bytes.length}` } })
}

/** The decoded path below the base; undefined for one that is elsewhere or means nothing. */
function pathBelow(base: string, pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname)
    return path.startsWith(base) ? path.slice(base.length) : undefined
  } catch {
    return undefined
  }
}
