import type { NotePath } from '../../../../model/path.ts'
import type { EditApi } from '../edit-api.ts'
import type { GardenNames } from '../garden-names.ts'

/** What pasting and dropping need of the editor. */
export interface PasteSettings {
  readonly path: NotePath
  readonly api: Pick<EditApi, 'session' | 'storeAsset' | 'findAddresses' | 'findTitle'>
  /** URL of the site's root, with a slash at the end. */
  readonly root: string
  /** How a line ends in a paragraph: with two spaces, or as it is where the garden takes it so. */
  readonly lineBreak: string
  /** Undefined until they are known. */
  readonly names: () => GardenNames | undefined
  readonly say: (text: string, action?: { readonly label: string; readonly run: () => void }) => void
}
