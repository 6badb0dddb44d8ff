import { fetchPage } from '../../../../web/controllers/page-cache.ts'
import '../../../../web/elements/hortus-preview.ts'
import type { HortusPreview } from '../../../../web/elements/hortus-preview.ts'
import { previewOf } from '../../../../web/view/preview-content.ts'
import type { MapNote } from './map-state.ts'
import { urlOf } from './map-ways.ts'

/** The card that shows what a mark under the pointer stands for. */
export interface MapCard {
  /** Shows a note beside its mark, or nothing; `at` is in the canvas. */
  show(note: MapNote | undefined, at: { readonly x: number; readonly y: number }): Promise<void>
  remove(): void
}

/** No card yet. `host` holds it, so that it lies above everything of the map. */
export function createMapCard(
  host: HTMLElement,
  canvas: HTMLElement,
  { base, notWritten }: { readonly base: string; readonly notWritten: string },
): MapCard {
  let card: HortusPreview | undefined
  const remove = (): void => {
    card?.remove()
    card = undefined
  }
  return {
    remove,
    async show(note, at) {
      remove()
      canvas.style.cursor = note ? 'pointer' : ''
      if (!note || matchMedia('(pointer: coarse)').matches) return
      const made = document.createElement('hortus-preview') as HortusPreview
      card = made
      if (note.address === '') made.note = `${note.title}: ${notWritten}`
      else {
        const page = await fetchPage(urlOf(note.address, base)).catch(() => undefined)
        const content = page && previewOf(page.document, '')
        if (card !== made || content === undefined) return
        made.content = content
      }
      const box = canvas.getBoundingClientRect()
      host.append(made)
      await made.place(new DOMRect(box.left + at.x - 10, box.top + at.y - 10, 20, 20))
    },
  }
}
