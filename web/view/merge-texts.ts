export { joinBoth, mergeTexts } from '../../src/features/changes/merge-texts.ts'
