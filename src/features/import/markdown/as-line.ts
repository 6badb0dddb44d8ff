import { type Block, code, formula, type Inline, plainText, text } from './build.ts'

/** Blocks as one line, as a cell of a table has to be: what stands below one another is parted by line breaks. */
export function asLine(blocks: readonly Block[]): Inline[] {
  return blocks.flatMap((block, i): Inline[] => [...(i > 0 ? [lineBreakInCell()] : []), ...lineOf(block)])
}

const lineBreakInCell = (): Inline => ({ type: 'verbatim', value: '<br>' })

function lineOf(block: Block): Inline[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.children.flatMap((node): Inline[] => {
        if (node.type === 'break') return [lineBreakInCell()]
        return [node.type === 'text' ? text(node.value.replace(/\s*\n\s*/g, ' ')) : node]
      })
    case 'list':
      return block.children.flatMap((one, i): Inline[] => [
        ...(i > 0 ? [lineBreakInCell()] : []),
        text(
          block.ordered
            ? `${(block.start ?? 1) + i}. `
            : one.checked === null
              ? '• '
              : one.checked
                ? '☑ '
                : '☐ ',
        ),
        ...asLine(one.children),
      ])
    case 'blockquote':
      return asLine(block.children)
    case 'code':
      return [code(block.value.replace(/\n/g, ' '))]
    case 'table':
      return block.children
        .map((row) => row.children.map(({ children }) => plainText(children)).join(', '))
        .filter((row) => row.trim() !== '')
        .flatMap((row, i): Inline[] => [...(i > 0 ? [lineBreakInCell()] : []), text(row)])
    case 'html': {
      const inside = /^\$\$\n([\s\S]*)\n\$\$$/.exec(block.value)?.[1]
      return [inside === undefined ? text(block.value) : formula(inside)]
    }
    default:
      return []
  }
}
