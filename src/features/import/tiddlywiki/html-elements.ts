import { type Block, type Inline, paragraph } from '../markdown/build.ts'

/** Elements that stand below one another. */
const blocks =
  'address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr iframe li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption colgroup col video audio'

/** Elements that stand in a line. */
const inline =
  'a abbr b bdi bdo big cite code del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup tt u var wbr'

const blockNames = new Set(blocks.split(' '))
const inlineNames = new Set(inline.split(' '))

/** Whether a tag is one of HTML, which Markdown takes as it is. */
export function isElement(name: string): boolean {
  return blockNames.has(name.toLowerCase()) || inlineNames.has(name.toLowerCase())
}

/**
 * A paragraph with tags of blocks in it as blocks of Markdown, which reads nothing between such tags unless empty lines are
 * around it.
 */
export function partAtTags(line: readonly Inline[]): Block[] {
  const parts: Block[] = []
  let said: Inline[] = []
  let tags = ''
  const end = (): void => {
    if (said.some((node) => node.type !== 'text' || node.value.trim() !== '')) parts.push(paragraph(said))
    said = []
  }
  const close = (): void => {
    if (tags !== '') parts.push({ type: 'html', value: tags })
    tags = ''
  }
  for (const node of line) {
    const name = node.type === 'verbatim' ? /^<\/?([a-z][a-z\d]*)/i.exec(node.value)?.[1] : undefined
    if (node.type === 'verbatim' && name !== undefined && blockNames.has(name.toLowerCase())) {
      end()
      tags += node.value
    } else if (tags === '' || node.type !== 'text' || node.value.trim() !== '') {
      close()
      said.push(node)
    }
  }
  close()
  end()
  return parts
}
