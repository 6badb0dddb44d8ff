import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

const count = countIn('ko')

/** What finding in a note says in Korean. */
export const findText: EditorText['find'] = {
  title: '찾기 및 바꾸기',
  search: '찾을 내용',
  replacement: '바꿀 내용',
  showReplacing: '바꾸기',
  isCaseSensitive: '대/소문자 구분',
  isWholeWord: '단어 단위로',
  isRegExp: '정규식',
  inSelection: '선택 영역에서',
  next: '다음 일치 항목',
  previous: '이전 일치 항목',
  close: '닫기',
  replaceOne: '바꾸기',
  replaceAll: '모두 바꾸기',
  none: '찾지 못함',
  place: (at, total) => `${total}개 중 ${at}번째`,
  count: count({ other: '일치 항목 #개' }),
  replaced: count({ other: '일치 항목 #개를 바꿨습니다' }),
  bad: (reason) => `올바른 정규식이 아닙니다: ${reason}`,
  tooSlow: '이 정규식은 이 노트에서 너무 오래 걸립니다. 더 간단하게 고치세요.',
}

/** Words and reading time in Korean. */
export const footText: EditorText['foot'] = {
  minutes: count({ other: '읽는 데 #분' }),
  selected: (words) => `선택: ${words}`,
}

/** Said when the page was loaded anew while somebody wrote, in Korean. */
export const reloadText: EditorText['reload'] = {
  draft: '다시 불러왔습니다. 입력하던 내용에 이어서 쓰고, 그 내용은 저장됩니다.',
  file: '다시 불러왔습니다. 입력한 내용이 모두 이 파일에 들어 있습니다.',
  noRoom: '이 브라우저에는 임시 글을 둘 공간이 없습니다. 입력한 내용은 저장해야 안전합니다.',
}
