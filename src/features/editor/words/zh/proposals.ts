import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

/** What is said of what agents propose, in simplified Chinese. */
export const proposalText: EditorText['proposals'] = {
  title: '智能体的提议',
  look: '查看',
  about: (by, day, files) => `${by}，${day}，${files}`,
  files: countIn('zh')({ other: '# 个文件' }),
  stale: (paths) => `提议之后有改动，已无法接受：${paths}`,
  isStale: '已过时',
  added: (path, targets) => `${path} 将链接到 ${targets}`,
  removed: (path, targets) => `${path} 将不再链接到 ${targets}`,
  appearing: '将会出现的问题',
  solved: '将会解决的问题',
  accept: '接受',
  reject: '拒绝',
  accepted: (summary) => `已接受：${summary}`,
  rejected: (summary) => `已拒绝：${summary}`,
}
