import type { Nodes, Parents } from 'mdast'
import { defineDialect, type NoteDialect } from '../../define/dialect.ts'
import { titleOfFile } from '../../model/path.ts'
import { goldmarkLists, readAttributeLists } from '../../parse/attribute-lists.ts'
import { maskDefinitions } from '../../parse/definition-lists.ts'
import { createLocator } from '../../parse/locator.ts'
import { fillTags, hiddenByTags, maskTags } from '../../parse/template-tags.ts'
import { findShortcodes } from './find-shortcodes.ts'
import { addressesOf } from './page-address.ts'
import { type HugoSettings, hugoFiles, isHugo, noSite, readSite } from './read-settings.ts'
import { tagReader } from './show-shortcode.ts'

/** Hugo: pages with shortcodes, in a folder of their own. */
export const dialect = defineDialect({
  name: 'hugo',
  tool: 'Hugo',
  signs: hugoFiles,
  isSign: isHugo,
  read(folder) {
    const settings = readSite(folder)
    return {
      ...(settings.root === '' && folder.has('../static') && { beside: '../static' }),
      settings: { ...settings },
      options: {
        // What pages are made with, and what is made of them.
        ignore:
          settings.root === ''
            ? []
            : 'archetypes layouts themes public resources i18n data config'
                .split(' ')
                .map((name) => `${name}/**`)
                .concat(hugoFiles.filter((file) => !file.startsWith('../') && folder.has(file))),
      },
    }
  },
  open: (found) => openHugo({ ...noSite, ...found }),
})

function openHugo(settings: HugoSettings): NoteDialect {
  const start = settings.root === '' ? '_index.md' : `${settings.root}/_index.md`
  return {
    hasComments: false,
    joinsTags: true,
    mask: (source) => maskDefinitions(maskTags(source, findShortcodes(source))),
    read(note) {
      const { source, tree, properties } = note
      const tags = findShortcodes(source)
      fillTags(note, tags, tagReader(source, properties))
      if (source.includes('/*')) showExamples(tree)
      readAttributeLists(tree, { list: goldmarkLists }, createLocator(source))
      return hiddenByTags(tags)
    },
    nameNote(path, properties) {
      const addresses = addressesOf(path, properties, settings)
      if (addresses.length === 0) return undefined
      return { title: titleOfFile(path), addresses, ...(path === start && { isStart: true }) }
    },
  }
}

/** Tags that are shown and not read: `{{</* figure *\/>}}` without the signs of a comment. */
function showExamples(parent: Parents): void {
  for (const node of parent.children as readonly Nodes[]) {
    if (node.type === 'code' || node.type === 'inlineCode' || node.type === 'text')
      node.value = node.value.replace(/\{\{([<%])\/\*([\s\S]*?)\*\/([>%])\}\}/g, '{{$1$2$3}}')
    if ('children' in node) showExamples(node)
  }
}
