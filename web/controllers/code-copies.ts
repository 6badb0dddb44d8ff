import '../elements/hortus-copy.ts'

/** A button at each block of code that copies it, where there is a clipboard: without https there is none. */
export function addCodeCopies(text: HTMLElement): void {
  for (const block of text.querySelectorAll<HTMLElement>('pre:not(.source)')) {
    if (block.querySelector('hortus-copy') || block.querySelector('code') === null) continue
    // A block that scrolls sideways must be reachable by keyboard.
    block.tabIndex = 0
    if (!isSecureContext) continue
    const button = document.createElement('hortus-copy')
    button.dataset['added'] = ''
    block.append(button)
  }
}
