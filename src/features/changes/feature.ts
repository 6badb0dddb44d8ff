import { defineFeature } from '../../define/feature.ts'
import {
  makeSeriesCommand,
  mergeCommand,
  movePartCommand,
  mvCommand,
  newCommand,
  proposalsCommand,
  renameCommand,
  renameTagCommand,
  replaceCommand,
  splitCommand,
  undoCommand,
} from './command.ts'

/** Changes across notes on the command line: names, tags, merges, new notes. */
export const changes = defineFeature({
  name: 'changes',
  about: 'Changes across notes on the command line: names, tags, merges, new notes.',
  commands: [
    renameCommand,
    mvCommand,
    renameTagCommand,
    mergeCommand,
    splitCommand,
    movePartCommand,
    makeSeriesCommand,
    replaceCommand,
    undoCommand,
    newCommand,
    proposalsCommand,
  ],
})
