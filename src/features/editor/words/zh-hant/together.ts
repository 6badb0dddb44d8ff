import type { TogetherText } from '../together-text.ts'

/** What the hub's writing together says, in Chinese in traditional characters. */
export const togetherText: TogetherText = {
  writers: '誰在這裡',
  standing: {
    offline: '未連線。',
    offlineUnsent: '未連線。你寫的內容會在 hub 回應後傳送。',
    sending: '傳送中…',
    saved: '已儲存到儲存庫',
    unsaved: '已保留；幾秒後儲存到儲存庫',
    waiting: (reason) => `已保留，但尚未儲存到儲存庫：${reason}`,
    conflict: '已保留，但未儲存：請在下方選擇',
  },
  refusal: {
    anew: '此筆記在這段期間已重新開始。請重新載入頁面。',
    unfit: '此筆記無法在這裡撰寫：它太長、不是 UTF-8，或混有兩種換行符號。',
    forbidden: '你無權撰寫此筆記。',
    kept: '你最後寫的內容還在這裡：離開前請複製。',
  },
  conflict: {
    removed: '在這裡撰寫期間，有人從儲存庫中刪除了此筆記。',
    changed: '有人為同一處推送了不同的文字。儲存庫中的筆記如下：',
    writeAgain: '重新寫入',
    letGo: '放棄',
    ours: '採用我們的',
    theirs: '採用對方的',
    both: '兩者都採用',
  },
  comments: {
    title: '評論',
    begin: '評論所選內容',
    beginHint: '針對所選內容，或游標所在的句子（Ctrl+Alt+M）',
    own: '你的評論',
    say: '傳送',
    ownReply: '你的回覆',
    reply: '回覆',
    cancel: '取消',
    resolved: (count) => `已解決（${count}）`,
    resolvedBy: (name) => `由 ${name} 標為已解決`,
    removed: '所評論的文字已被刪除：',
    show: '顯示',
    showHint: '在文中選取該處',
    resolve: '標為已解決',
    reopen: '重新開啟',
  },
  notSaid: {
    full: '此筆記的評論數已達上限。',
    misplaced: '評論的位置不在文中。',
    gone: '該評論已不存在。',
    later: 'hub 現在無法保留它，會再次傳送。',
  },
}
