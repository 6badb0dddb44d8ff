import type { PageWords } from '../../model/interface/page-words.ts'
import { stages } from '../../model/stage.ts'

/** What readers call a stage; of one that nobody knows what the author wrote. */
export function stageName(written: string, words: PageWords): string {
  const stage = stages.find((one) => one === written)
  return stage === undefined ? written : words[stage]
}
