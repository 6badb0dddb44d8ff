import { compareText } from '../model/diagnostic.ts'
import type { PlainPage } from '../model/knowledge.ts'
import type { NoteKind } from '../model/note-kind.ts'
import { toOrderKey } from '../model/order-key.ts'
import type { NotePath } from '../model/path.ts'
import { textProperty } from '../model/properties.ts'
import type { KnowledgeSource } from './knowledge-source.ts'

/** The garden's plain pages: those with an `order` first, by it, then by title. */
export function collectPages(
  { notesByPath }: KnowledgeSource,
  kindByPath: ReadonlyMap<NotePath, NoteKind>,
): readonly PlainPage[] {
  const pages: (PlainPage & { readonly titleKey: string })[] = []
  for (const [path, kind] of kindByPath) {
    if (kind !== 'page') continue
    const { properties, title } = notesByPath.get(path)!
    const order = Number(textProperty(properties, 'order') ?? Number.NaN)
    const icon = textProperty(properties, 'icon')
    pages.push({
      path,
      ...(Number.isFinite(order) && { order }),
      ...(icon !== undefined && { icon }),
      titleKey: toOrderKey(title),
    })
  }
  const rank = ({ order }: PlainPage): number => order ?? Number.MAX_VALUE
  pages.sort(
    (a, b) => rank(a) - rank(b) || compareText(a.titleKey, b.titleKey) || compareText(a.path, b.path),
  )
  return pages.map(({ titleKey: _, ...page }) => page)
}
