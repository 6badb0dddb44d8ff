import type { EditorText } from '../editor-text.ts'

/** What is said in Korean of what is pasted and dropped. */
export const pasteText: EditorText['paste'] = {
  large: '큰 파일',
  largeText: (names) => `${names}: 정원에 저장하면 정원의 모든 사본에 들어갑니다.`,
  store: '저장',
  leave: '저장하지 않음',
  tooLarge: (name, size, most) =>
    `${name}의 크기가 ${size}여서 저장하지 않았습니다. 정원에는 ${most}까지의 파일을 넣을 수 있습니다.`,
  storing: (name, percent) => `${name} 저장 중: ${percent}`,
  gone: '서버가 응답하지 않아 아무것도 저장하지 않았습니다',
  unreadable: (name) => `${name}을(를) 읽을 수 없습니다`,
  address: '주소를 붙여넣었습니다',
  titled: '제목이 있는 링크로 만들기',
  asking: '페이지 제목을 가져오는 중…',
  noTitle: '페이지에서 제목을 얻지 못해 주소를 링크 이름으로 했습니다',
  noAddress: '커서 위치에 주소가 없습니다',
}
