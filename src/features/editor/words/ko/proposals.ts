import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

/** What is said of what agents propose, in Korean. */
export const proposalText: EditorText['proposals'] = {
  title: '에이전트의 제안',
  look: '살펴보기',
  about: (by, day, files) => `${by}, ${day}, ${files}`,
  files: countIn('ko')({ other: '파일 #개' }),
  stale: (paths) => `제안 이후에 바뀌어 더는 수락할 수 없습니다: ${paths}`,
  isStale: '오래됨',
  added: (path, targets) => `${path}에 ${targets} 링크가 생깁니다`,
  removed: (path, targets) => `${path}에서 ${targets} 링크가 없어집니다`,
  appearing: '새로 생길 문제',
  solved: '해결될 문제',
  accept: '수락',
  reject: '거절',
  accepted: (summary) => `수락함: ${summary}`,
  rejected: (summary) => `거절함: ${summary}`,
}
