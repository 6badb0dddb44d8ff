import type { ImageReference, LinkReference, Parents, PhrasingContent } from 'mdast'
import type { BodyWriter } from './body-writer.ts'
import { inlineMathInset, insetHole, queryHole } from './inset-hole.ts'
import { isNothing } from './is-nothing.ts'
import type { PlainTag } from './plain-tags.ts'
import { writeFootnoteCall } from './write-footnote-call.ts'
import {
  resolveImage,
  resolveLink,
  writeImage,
  writeLink,
  writeWikiEmbed,
  writeWikiLink,
} from './write-link.ts'

/** Writes what stands in a paragraph, a heading or a cell. */
export function writeText(writer: BodyWriter, parent: Parents): void {
  writeAll(writer, parent.children as readonly PhrasingContent[], parent)
}

/** Writes text that is not all that is in a parent, or has none of its own: the title of a callout. */
export function writeAll(
  writer: BodyWriter,
  nodes: readonly PhrasingContent[],
  parent: Parents | undefined,
): void {
  const { output } = writer
  let open: PlainTag[] | undefined
  for (const node of nodes) {
    if (node.type === 'html') {
      open ??= []
      if (!isNothing(node)) output.raw(node, open)
      writer.isAfterBreak = false
    } else if (!writeInline(writer, node, parent)) writer.writeBlock(writer, node, parent)
    if (output.needsTree) return
  }
  writer.isAfterBreak = false
  // What is left open ends with its parent, as only a parser can say.
  if (open !== undefined && open.length > 0) output.judge()
}

/** Writes a node of text, if it is one. */
export function writeInline(writer: BodyWriter, node: PhrasingContent, parent: Parents | undefined): boolean {
  const { output } = writer
  switch (node.type) {
    case 'text':
      output.text(trimLines(takeBlanks(writer, node.value)), node.data)
      break
    case 'wikiLink':
      writeWikiLink(writer, node)
      break
    case 'link':
      writeLink(writer, node, writeText)
      break
    case 'linkReference': {
      const link = resolveLink(writer, node)
      if (link !== undefined) writeLink(writer, link, writeText)
      else {
        output.text('[')
        writer.isAfterBreak = false
        writeText(writer, node)
        output.text(endOfReference(node))
      }
      break
    }
    case 'strong':
      writeElement(writer, 'strong', node)
      break
    case 'emphasis':
      writeElement(writer, 'em', node)
      break
    case 'delete':
      writeElement(writer, 'del', node)
      break
    case 'highlight':
      writeElement(writer, 'mark', node)
      break
    case 'inlineCode': {
      const query = node.data === undefined || writer.linkDepth > 0 ? undefined : queryHole(writer.note, node)
      if (query !== undefined) {
        output.hole(query, 'span')
        break
      }
      output.open('code', node.data)
      output.text(onOneLine(takeBlanks(writer, node.value)))
      output.close('code')
      break
    }
    case 'break':
      output.empty('br', node.data)
      output.line()
      writer.isAfterBreak = true
      return true
    case 'tag':
      writeTag(writer, node.value)
      break
    case 'blockMark':
      output.open('small', node.data)
      output.text(node.value)
      output.close('small')
      break
    case 'image':
      writeImage(writer, node, parent)
      break
    case 'imageReference': {
      const image = resolveImage(writer, node)
      if (image !== undefined) writeImage(writer, image, parent)
      else output.text(`![${node.alt ?? ''}${endOfReference(node)}`)
      break
    }
    case 'wikiEmbed':
      writeWikiEmbed(writer, node, parent)
      break
    case 'inlineMath':
      output.inset(insetHole(inlineMathInset(node), node), node)
      break
    case 'footnoteReference':
      writeFootnoteCall(writer, node)
      break
    default:
      return false
  }
  writer.isAfterBreak = false
  return true
}

function writeElement(writer: BodyWriter, tagName: string, node: Parents): void {
  writer.output.open(tagName, node.data)
  writeText(writer, node)
  writer.output.close(tagName)
}

/** The end of a reference to nothing, which is text. */
function endOfReference({ referenceType, label, identifier }: LinkReference | ImageReference): string {
  if (referenceType === 'shortcut') return ']'
  return referenceType === 'collapsed' ? '][]' : `][${label || identifier}]`
}

/** `#tag`: a link to the tag's page, or its text where it stands in a link already. */
function writeTag({ output, linkDepth }: BodyWriter, tag: string): void {
  if (linkDepth === 0) output.open('a', undefined, tagClass, { attributes: [{ kind: 'tag', tag }] })
  output.text(`#${tag}`)
  if (linkDepth === 0) output.close('a')
}

const tagClass = { className: ['tag'] }

/** The value of what follows a break without the blanks at its start. */
function takeBlanks({ isAfterBreak }: BodyWriter, value: string): string {
  return isAfterBreak ? value.replace(/^[\t ]+/, '') : value
}

/** Text without the blanks around its line ends, which are `\n` whatever the note has. Linear. */
function trimLines(text: string): string {
  if (!text.includes('\n') && !text.includes('\r')) return text
  let trimmed = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== 10 && code !== 13) continue
    let end = at
    while (end > from && isBlank(text.charCodeAt(end - 1))) end--
    trimmed += `${text.slice(from, end)}\n`
    from = code === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1
    while (isBlank(text.charCodeAt(from))) from++
    at = from - 1
  }
  return trimmed + text.slice(from)
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9
}

/** Code among text as it is shown. Nearly none has a line end in it, and looking is cheaper than replacing. */
function onOneLine(code: string): string {
  return code.includes('\n') || code.includes('\r') ? code.replace(/\r?\n|\r/g, ' ') : code
}
