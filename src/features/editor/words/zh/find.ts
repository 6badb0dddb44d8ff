import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

const count = countIn('zh')

/** What finding in a note says in simplified Chinese. */
export const findText: EditorText['find'] = {
  title: '查找和替换',
  search: '查找',
  replacement: '替换为',
  showReplacing: '替换',
  isCaseSensitive: '区分大小写',
  isWholeWord: '全字匹配',
  isRegExp: '正则表达式',
  inSelection: '在所选内容中',
  next: '下一个匹配项',
  previous: '上一个匹配项',
  close: '关闭',
  replaceOne: '替换',
  replaceAll: '全部替换',
  none: '未找到',
  place: (at, total) => `第 ${at} 项，共 ${total} 项`,
  count: count({ other: '# 个匹配项' }),
  replaced: count({ other: '已替换 # 个匹配项' }),
  bad: (reason) => `不是正则表达式：${reason}`,
  tooSlow: '这个表达式在这篇笔记中耗时太久。请把它写得简单些。',
}

/** Words and reading time in simplified Chinese. */
export const footText: EditorText['foot'] = {
  minutes: count({ other: '阅读约 # 分钟' }),
  selected: (words) => `已选：${words}`,
}

/** Said when the page was loaded anew while somebody wrote, in simplified Chinese. */
export const reloadText: EditorText['reload'] = {
  draft: '已重新加载：接着你刚才输入的内容继续，并会保存。',
  file: '已重新加载：这就是文件，你输入的内容都在其中。',
  noRoom: '此浏览器没有存放草稿的空间：你输入的内容只有保存后才安全。',
}
