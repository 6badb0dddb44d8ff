import type { BodyText } from './interface-text.ts'

const callouts: Readonly<Record<string, string>> = {
  note: '노트',
  abstract: '개요',
  summary: '요약',
  tldr: '한 줄 요약',
  info: '정보',
  todo: '할 일',
  tip: '팁',
  hint: '힌트',
  important: '중요',
  success: '성공',
  check: '확인',
  done: '완료',
  question: '질문',
  help: '도움말',
  faq: '자주 묻는 질문',
  warning: '경고',
  caution: '주의',
  attention: '유의',
  failure: '실패',
  fail: '실패',
  missing: '누락',
  danger: '위험',
  error: '오류',
  bug: '버그',
  example: '예시',
  quote: '인용',
  cite: '인용',
}

/** Words that stand within a note's text, in Korean. */
export const bodyText: BodyText = {
  footnotes: () => '각주',
  footnote: (of) => `각주 ${of}`,
  backToCall: (of, place) =>
    place === '' ? `각주 ${of} 위치로 돌아가기` : `각주 ${of}의 ${place}번째 위치로 돌아가기`,
  noSuchPart: (of) => `“${of}”에 그런 부분이 없습니다`,
  data: () => '데이터',
  again: () => '처음부터',
  back: () => '한 단계 뒤로',
  play: () => '재생',
  forward: () => '한 단계 앞으로',
  moment: () => '이 시점으로 가는 링크',
  task: (of) => (of === ' ' ? '할 일' : of === 'x' || of === 'X' ? '완료' : `${of} 표시됨`),
  callout: (of) => callouts[of] ?? of,
}
