import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

/** What is said of what agents propose, in Japanese. */
export const proposalText: EditorText['proposals'] = {
  title: 'エージェントの提案',
  look: '確認する',
  about: (by, day, files) => `${by}、${day}、${files}`,
  files: countIn('ja')({ other: 'ファイル#件' }),
  stale: (paths) => `提案の後に変更されたため、もう承認できません：${paths}`,
  isStale: '期限切れ',
  added: (path, targets) => `${path} から ${targets} へのリンクが加わります`,
  removed: (path, targets) => `${path} から ${targets} へのリンクがなくなります`,
  appearing: '新たに生じる問題',
  solved: '解消される問題',
  accept: '承認',
  reject: '却下',
  accepted: (summary) => `承認しました：${summary}`,
  rejected: (summary) => `却下しました：${summary}`,
}
