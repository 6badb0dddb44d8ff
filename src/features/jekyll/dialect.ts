import type { List, Nodes, Parents } from 'mdast'
import { defineDialect, type NoteDialect } from '../../define/dialect.ts'
import { setChildren } from '../../model/children.ts'
import { nameInWords } from '../../model/name-in-words.ts'
import { titleOfFile } from '../../model/path.ts'
import { readAbbreviations } from '../../parse/abbreviations.ts'
import { kramdownLists, readAttributeLists } from '../../parse/attribute-lists.ts'
import { maskDefinitions } from '../../parse/definition-lists.ts'
import { createLocator } from '../../parse/locator.ts'
import { fillTags, hiddenByTags, maskTags } from '../../parse/template-tags.ts'
import { findLiquid } from './find-liquid.ts'
import { addressesOf, postOf } from './page-address.ts'
import { isJekyll, type JekyllSettings, jekyllFiles, noSite, readSite } from './read-settings.ts'
import { tagReader } from './show-liquid.ts'

/** Jekyll: pages and posts with Liquid and kramdown. */
export const dialect = defineDialect({
  name: 'jekyll',
  tool: 'Jekyll',
  signs: jekyllFiles,
  isSign: isJekyll,
  read: (folder) => ({
    settings: { ...readSite(folder) },
    options: {
      // What pages are made with, and what is made of them.
      ignore: [
        ...'_site _layouts _includes _sass _data _plugins vendor'.split(' ').map((name) => `${name}/**`),
        ...jekyllFiles.filter((file) => !file.startsWith('../')),
        'Gemfile*',
      ],
    },
  }),
  open: (found) => openJekyll({ ...noSite, ...found }),
})

function openJekyll(settings: JekyllSettings): NoteDialect {
  return {
    hasComments: false,
    joinsTags: true,
    mask: (source) => maskDefinitions(maskTags(source, findLiquid(source))),
    read(note) {
      const { source, tree, properties, path } = note
      const tags = findLiquid(source)
      fillTags(note, tags, tagReader(source, { properties, settings }))
      if (source.includes('{:')) {
        dropContents(tree, source)
        readAttributeLists(tree, { list: kramdownLists, boxOf }, createLocator(source))
      }
      if (source.includes('`{%')) trimCode(tree)
      readAbbreviations(tree, createLocator(source))
      const post = postOf(path)
      return {
        ...(post && { properties: { date: `${post.year}-${post.month}-${post.day}` } }),
        ...hiddenByTags(tags),
      }
    },
    nameNote(path, properties) {
      const addresses = addressesOf(path, properties, settings)
      const post = postOf(path)
      if (addresses.length === 0 && post === undefined) return undefined
      const words = post && nameInWords(post.slug).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
      return { title: words ?? titleOfFile(path), addresses }
    },
  }
}

/** Code among text without the blanks that stand for `{% raw %}`. */
function trimCode(parent: Parents): void {
  for (const node of parent.children as readonly Nodes[]) {
    if (node.type === 'inlineCode') node.value = node.value.trim()
    if ('children' in node) trimCode(node)
  }
}

/** Boxes of the themes Chirpy, Just the Docs and Minimal Mistakes, by the classes of a block. */
function boxOf(classes: readonly string[]): string | undefined {
  for (const name of classes) {
    const [, kind] =
      /^(?:prompt-|notice--|callout-)?(tip|info|warning|danger|note|important|caution|success|primary|new|highlight)$/.exec(
        name,
      ) ?? []
    if (kind !== undefined) return { primary: 'info', new: 'success', highlight: 'tip' }[kind] ?? kind
    if (name === 'notice') return 'note'
  }
  return undefined
}

/** A list with `{:toc}` below it stands for the contents, which every page has beside its text. */
function dropContents(parent: Parents, source: string): void {
  const kept: Nodes[] = []
  for (const node of parent.children as readonly Nodes[]) {
    if (node.type === 'list' && isContents(node, source)) continue
    const written =
      node.type === 'paragraph' ? source.slice(node.position?.start.offset, node.position?.end.offset) : ''
    if (/^\{:\s*toc\b[^{}]*\}\s*$/.test(written)) {
      if (kept.at(-1)?.type === 'list') kept.pop()
      continue
    }
    if ('children' in node && node.type !== 'paragraph') dropContents(node, source)
    kept.push(node)
  }
  setChildren(parent, kept)
}

function isContents({ position, children }: List, source: string): boolean {
  const written = source.slice(position?.start.offset, position?.end.offset)
  return children.length === 1 && /\n[ \t]*\{:\s*toc\b[^{}]*\}\s*$/.test(written)
}
