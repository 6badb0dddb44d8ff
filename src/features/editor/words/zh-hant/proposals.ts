import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

/** What is said of what agents propose, in traditional Chinese. */
export const proposalText: EditorText['proposals'] = {
  title: '代理的提議',
  look: '檢視',
  about: (by, day, files) => `${by}，${day}，${files}`,
  files: countIn('zh-Hant')({ other: '# 個檔案' }),
  stale: (paths) => `提議之後有更動，已無法接受：${paths}`,
  isStale: '已過時',
  added: (path, targets) => `${path} 將連結到 ${targets}`,
  removed: (path, targets) => `${path} 將不再連結到 ${targets}`,
  appearing: '將會出現的問題',
  solved: '將會解決的問題',
  accept: '接受',
  reject: '拒絕',
  accepted: (summary) => `已接受：${summary}`,
  rejected: (summary) => `已拒絕：${summary}`,
}
