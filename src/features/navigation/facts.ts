import { defineFacts } from '../../define/facts.ts'
import { noteFacts } from '../../define/note-facts.ts'
import { compareText } from '../../model/diagnostic.ts'
import { toOrderKey } from '../../model/order-key.ts'
import type { NotePath } from '../../model/path.ts'
import { textProperty } from '../../model/properties.ts'

/** A plain page: kept out of the map, placed in the navigation. */
interface PlainPage {
  readonly path: NotePath
  /** The property `order`; pages without come last. */
  readonly order?: number
  /** The property `icon`: a character or a short name. */
  readonly icon?: string
}

/** The garden's plain pages: those with an `order` first, by it, then by title. */
export const navigationFacts = defineFacts<readonly PlainPage[]>({
  name: 'navigation',
  reads: 'statements',
  none: [],
  collect({ notesByPath, propertiesOf, read }) {
    const pages: (PlainPage & { readonly titleKey: string })[] = []
    for (const [path, { kind }] of read(noteFacts)) {
      const note = notesByPath.get(path)
      if (kind !== 'page' || note === undefined) continue
      const properties = propertiesOf(note)
      const order = Number(textProperty(properties, 'order') ?? Number.NaN)
      const icon = textProperty(properties, 'icon')
      pages.push({
        path,
        ...(Number.isFinite(order) && { order }),
        ...(icon !== undefined && { icon }),
        titleKey: toOrderKey(note.title),
      })
    }
    const rank = ({ order }: PlainPage): number => order ?? Number.MAX_VALUE
    pages.sort(
      (a, b) => rank(a) - rank(b) || compareText(a.titleKey, b.titleKey) || compareText(a.path, b.path),
    )
    return pages.map(({ titleKey: _, ...page }) => page)
  },
})
