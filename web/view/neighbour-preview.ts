import type { NeighbourPreview } from '../../src/model/page.ts'
import type { PreviewContent } from './preview-content.ts'

/** What a link to another garden lets its reader see beforehand: what our page says of it. Nothing is fetched. */
export function neighbourPreview({ title, section, text, garden }: NeighbourPreview): PreviewContent {
  const line = (words: string, name?: string): HTMLElement => {
    const element = document.createElement('p')
    element.textContent = words
    if (name !== undefined) element.className = name
    return element
  }
  return {
    title,
    ...(section !== undefined && { section }),
    parts: [...(text === '' ? [] : [line(text)]), line(garden, 'of-garden')],
  }
}
