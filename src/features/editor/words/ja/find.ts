import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

const count = countIn('ja')

/** What finding in a note says in Japanese. */
export const findText: EditorText['find'] = {
  title: '検索と置換',
  search: '検索',
  replacement: '置換後',
  showReplacing: '置換',
  isCaseSensitive: '大文字と小文字を区別',
  isWholeWord: '単語単位',
  isRegExp: '正規表現',
  inSelection: '選択範囲内',
  next: '次の一致',
  previous: '前の一致',
  close: '閉じる',
  replaceOne: '置換',
  replaceAll: 'すべて置換',
  none: '見つかりません',
  place: (at, total) => `${total}件中${at}件目`,
  count: count({ other: '#件の一致' }),
  replaced: count({ other: '#件を置換しました' }),
  bad: (reason) => `正規表現ではありません：${reason}`,
  tooSlow: 'この正規表現はこのノートでは時間がかかりすぎます。もっと単純にしてください。',
}

/** Words and reading time in Japanese. */
export const footText: EditorText['foot'] = {
  minutes: count({ other: '読了#分' }),
  selected: (words) => `選択中：${words}`,
}

/** Said when the page was loaded anew while somebody wrote, in Japanese. */
export const reloadText: EditorText['reload'] = {
  draft: '再読み込みしました。入力していた内容の続きから始め、保存します。',
  file: '再読み込みしました。入力した内容はすべてこのファイルに入っています。',
  noRoom:
    'このブラウザーには下書きを置く空きがありません。入力した内容は保存されるまで失われる恐れがあります。',
}
