/**
 * How far into a block's source a click is: by the pieces of its text that say where they are from (`data-at`). Clicks
 * beside them mean the nearest one before; where nothing says it, the block's start.
 */
export function placeOfClick({ clientX, clientY, target }: MouseEvent, block: HTMLElement): number {
  const caret = caretAt(block.ownerDocument, clientX, clientY)
  const inText = caret && block.contains(caret.node) ? caret : undefined
  const from = inText?.node.parentElement?.closest<HTMLElement>('[data-at]')
  if (from && inText?.node.nodeType === Node.TEXT_NODE && from.firstChild === inText.node)
    return Number(from.dataset['at']) + inText.offset
  const element = target instanceof Element ? target : block
  // A cell without text knows where it is too.
  const near =
    from ?? element.closest<HTMLElement>('[data-at]') ?? element.querySelector<HTMLElement>('[data-at]')
  return near && block.contains(near) ? Number(near.dataset['at']) : 0
}

function caretAt(
  page: Document,
  x: number,
  y: number,
): { readonly node: Node; readonly offset: number } | undefined {
  // Safari has the older of the two.
  if (typeof page.caretPositionFromPoint === 'function') {
    const position = page.caretPositionFromPoint(x, y)
    return position ? { node: position.offsetNode, offset: position.offset } : undefined
  }
  const range = page.caretRangeFromPoint(x, y)
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined
}
