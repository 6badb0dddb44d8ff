import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

const count = countIn('zh-Hant')

/** What finding in a note says in traditional Chinese. */
export const findText: EditorText['find'] = {
  title: '尋找與取代',
  search: '尋找',
  replacement: '取代為',
  showReplacing: '取代',
  isCaseSensitive: '區分大小寫',
  isWholeWord: '全字拼寫須相符',
  isRegExp: '正規表示式',
  inSelection: '在選取範圍內',
  next: '下一個相符項目',
  previous: '上一個相符項目',
  close: '關閉',
  replaceOne: '取代',
  replaceAll: '全部取代',
  none: '找不到',
  place: (at, total) => `第 ${at} 項，共 ${total} 項`,
  count: count({ other: '# 個相符項目' }),
  replaced: count({ other: '已取代 # 個相符項目' }),
  bad: (reason) => `不是正規表示式：${reason}`,
  tooSlow: '這個表示式在這篇筆記中花費的時間太長。請寫得簡單一點。',
}

/** Words and reading time in traditional Chinese. */
export const footText: EditorText['foot'] = {
  minutes: count({ other: '閱讀約 # 分鐘' }),
  selected: (words) => `已選取：${words}`,
}

/** Said when the page was loaded anew while somebody wrote, in traditional Chinese. */
export const reloadText: EditorText['reload'] = {
  draft: '已重新載入：接著你剛才輸入的內容繼續，並會儲存。',
  file: '已重新載入：這就是檔案，你輸入的內容都在其中。',
  noRoom: '此瀏覽器沒有存放草稿的空間：你輸入的內容要儲存後才安全。',
}
