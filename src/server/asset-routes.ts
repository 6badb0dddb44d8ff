import type { Context } from 'hono'
import type { AssetAnswer, AssetUpload } from '../features/editor/edit-api.ts'
import type { AssetPath, NotePath } from '../model/path.ts'
import type { Session } from '../session/session.ts'
import { readObsidianSettings } from '../store/obsidian-settings.ts'
import { editRoute } from './edit-route.ts'
import { type EditSettings, notePathOf } from './edit-routes.ts'
import { maxAssetBytes, placeAsset } from './place-asset.ts'
import { ApiError, readBytes, readJson } from './read-json.ts'
import type { Route } from './route.ts'

/** Most bytes of one that comes as text in JSON, from programs that cannot send bytes. */
const maxTextBytes = 12_582_912

/** What storing files works with. */
interface AssetSettings extends Pick<EditSettings, 'store' | 'takeOver'> {
  /** The garden's folder, where it is on this machine's disk. */
  readonly root: string | undefined
  /** Told of each file before the answer is sent: whoever asked looks at it at once. */
  readonly onStored: (path: AssetPath) => void
}

/** The routes that take the files of pictures, sounds and the like. */
export function assetRoutes(
  session: Session,
  { store, takeOver, root, onStored }: AssetSettings,
): readonly Route[] {
  const place = async (name: string, note: NotePath, bytes: Uint8Array): Promise<AssetAnswer> => {
    const { garden } = session.snapshot
    const placed = await placeAsset({ name, note, bytes }, garden, store, readObsidianSettings(root))
    if (placed.kind === 'refused') throw new ApiError(422, 'bad-name', placed.reason)
    onStored(placed.path)
    await takeOver([placed.path])
    return { path: placed.path, link: placed.link }
  }

  const storeText = async (c: Context): Promise<AssetAnswer> => {
    const upload = await readJson<AssetUpload>(c, (maxTextBytes * 4) / 3 + 4_096, {
      name: 'text',
      note: 'text',
      data: 'text',
    })
    const note = notePathOf(upload.note)
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(upload.data))
      throw new ApiError(400, 'bad-request', 'Expected "data" in base64')
    const bytes = Buffer.from(upload.data, 'base64')
    if (bytes.length > maxTextBytes)
      throw new ApiError(413, 'too-large', 'The file is too large to be stored in this way: send its bytes')
    return place(upload.name, note, bytes)
  }

  const storeBytes = async (c: Context): Promise<AssetAnswer> => {
    const name = c.req.query('name') ?? ''
    const note = notePathOf(c.req.query('note') ?? '')
    if (name === '') throw new ApiError(400, 'bad-request', 'Expected "name" to be the name of a file')
    return place(name, note, await readBytes(c, maxAssetBytes))
  }

  return [
    editRoute('POST', 'asset', 'api-write', storeText),
    editRoute('PUT', 'asset', 'api-upload', storeBytes),
  ]
}
