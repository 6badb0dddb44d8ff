import { defineFeature } from '../../define/feature.ts'
import { mergeCommand, newCommand, renameCommand, renameTagCommand, undoCommand } from './command.ts'

/** Changes across notes on the command line: names, tags, merges, new notes. */
export const changes = defineFeature({
  name: 'changes',
  about: 'Changes across notes on the command line: names, tags, merges, new notes.',
  commands: [renameCommand, renameTagCommand, mergeCommand, undoCommand, newCommand],
})
