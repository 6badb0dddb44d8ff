import { defineDialect, type NoteDialect } from '../../define/dialect.ts'
import { stemOf, toNameKey } from '../../model/path.ts'
import { textProperty } from '../../model/properties.ts'
import { readAliases } from '../../parse/read-aliases.ts'
import { maskSource } from './mask-source.ts'
import { pageNameOf } from './page-name.ts'
import { configFile, type LogseqSettings, readConfig, usualSettings } from './read-config.ts'
import { readTree } from './read-tree.ts'

/** Logseq: graphs of Markdown files, in which each item of a list is a block. */
export const dialect = defineDialect({
  name: 'logseq',
  tool: 'Logseq',
  signs: [configFile],
  read(folder) {
    const { settings, hidden } = readConfig(folder)
    return {
      settings: { ...settings },
      options: {
        lineBreaks: 'obsidian',
        ignore: ['logseq/**', ...hidden.flatMap((name) => [name, `${name}/**`])],
        days: { folder: settings.journals, format: settings.journalFile },
      },
    }
  },
  open: (found) => openLogseq({ ...usualSettings, ...found }),
})

function openLogseq(settings: LogseqSettings): NoteDialect {
  return {
    hasComments: false,
    taskWord: settings.taskWord,
    mask: maskSource,
    read: (note) => readTree(note, settings),
    namePath(path) {
      const name = pageNameOf(path, settings)
      return name === stemOf(path) ? undefined : name
    },
    nameNote(path, properties) {
      const title = textProperty(properties, 'title')
      const name = title ?? pageNameOf(path, settings)
      if (name === undefined) return undefined
      return {
        title: name,
        isFirm: true,
        names: [...(title === undefined ? [] : [title]), ...readAliases(properties)],
        isStart: settings.home !== '' && toNameKey(settings.home) === toNameKey(name),
      }
    },
  }
}
