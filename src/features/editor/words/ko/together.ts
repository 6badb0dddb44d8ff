import type { TogetherText } from '../together-text.ts'

/** What the hub's writing together says, in Korean. */
export const togetherText: TogetherText = {
  writers: '여기 있는 사람',
  standing: {
    offline: '연결되지 않았습니다.',
    offlineUnsent: '연결되지 않았습니다. 쓴 내용은 허브가 응답하면 전송됩니다.',
    sending: '보내는 중…',
    saved: '저장소에 저장됨',
    unsaved: '보관됨. 몇 초 뒤 저장소에 저장됩니다',
    waiting: (reason) => `보관되었지만 아직 저장소에 저장되지 않음: ${reason}`,
    conflict: '보관되었지만 저장되지 않음: 아래에서 선택하세요',
  },
  refusal: {
    anew: '그사이 이 노트가 새로 시작되었습니다. 페이지를 다시 불러오세요.',
    unfit: '이 노트는 여기서 쓸 수 없습니다. 너무 길거나, UTF-8이 아니거나, 두 종류의 줄 끝이 섞여 있습니다.',
    forbidden: '이 노트를 쓸 권한이 없습니다.',
    kept: '마지막에 쓴 내용은 아직 여기에 있습니다. 떠나기 전에 복사하세요.',
  },
  conflict: {
    removed: '여기서 쓰는 동안 누군가 이 노트를 저장소에서 삭제했습니다.',
    changed: '누군가 같은 곳에 다른 글을 푸시했습니다. 저장소의 노트는 다음과 같습니다:',
    writeAgain: '다시 쓰기',
    letGo: '버리기',
    ours: '우리 것 사용',
    theirs: '상대 것 사용',
    both: '둘 다 사용',
  },
  comments: {
    title: '댓글',
    begin: '댓글 달기',
    beginHint: '선택한 부분 또는 커서가 있는 문장에 (Ctrl+Alt+M)',
    own: '내 댓글',
    say: '보내기',
    ownReply: '내 답글',
    reply: '답글',
    cancel: '취소',
    resolved: (count) => `해결됨 (${count})`,
    resolvedBy: (name) => `${name} 님이 해결함`,
    removed: '대상 텍스트가 삭제되었습니다:',
    show: '보기',
    showHint: '텍스트에서 해당 위치를 선택합니다',
    resolve: '해결',
    reopen: '다시 열기',
  },
  notSaid: {
    full: '이 노트의 댓글이 최대 개수에 이르렀습니다.',
    misplaced: '댓글의 위치가 텍스트에 없습니다.',
    gone: '댓글이 더 이상 없습니다.',
    later: '허브가 지금 이것을 보관할 수 없습니다. 다시 전송됩니다.',
  },
}
