export { collectEdits } from '../../src/features/changes/collect-edits.ts'
