import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { settingOf } from '../../define/setting.ts'
import { gardensCommand } from './command.ts'
import { countLinksBeyond } from './count-links-beyond.ts'
import { gardenBacklinks } from './garden-backlinks.ts'
import { gardensSetting, inventorySetting } from './gardens-setting.ts'
import { gardensWords } from './gardens-words.ts'
import { inventoryFiles } from './inventory-files.ts'
import { gardensRules } from './rules.ts'
import { searchedHosts } from './searched-hosts.ts'

/** Gardens that link to each other: what ours tells of itself, and what it knows of those that it names. */
export const gardens = defineFeature({
  name: 'gardens',
  about:
    'Links between gardens: an inventory of this one for others, and links to notes of those that it names.',
  style: './gardens.css',
  settings: [gardensSetting, inventorySetting],
  foreign: searchedHosts,
  rules: gardensRules,
  commands: [gardensCommand],
  files: (view) => (settingOf(view.options, inventorySetting) ? [inventoryFiles(view)] : []),
  slots: {
    'note.aside': gardenBacklinks,
    'home.sizes': definePart({
      collect: ({ garden }) => countLinksBeyond(garden) || undefined,
      render: (count, { words }) => gardensWords(words).linksBeyond(count, words.number(count)),
    }),
  },
})
