import type { TogetherText } from '../together-text.ts'

/** What the hub's writing together says, in Japanese. */
export const togetherText: TogetherText = {
  writers: 'ここにいる人',
  standing: {
    offline: '接続していません。',
    offlineUnsent: '接続していません。書いた内容は、ハブが応答したときに送信されます。',
    sending: '送信中…',
    saved: 'リポジトリに保存済み',
    unsaved: '保管済み。数秒後にリポジトリに保存されます',
    waiting: (reason) => `保管済みですが、まだリポジトリに保存されていません：${reason}`,
    conflict: '保管済みですが、保存されていません。下で選んでください',
  },
  refusal: {
    anew: 'その間に、このノートは新しく始められました。ページを再読み込みしてください。',
    unfit: 'このノートはここでは書けません。長すぎるか、UTF-8 ではないか、2 種類の改行が混ざっています。',
    forbidden: 'このノートを書く権限がありません。',
    kept: '最後に書いた内容はまだここにあります。離れる前にコピーしてください。',
  },
  conflict: {
    removed: 'ここで書いている間に、誰かがこのノートをリポジトリから削除しました。',
    changed: '誰かが同じ箇所に別の言葉をプッシュしました。リポジトリのノートは次のとおりです：',
    writeAgain: 'もう一度書き込む',
    letGo: '破棄する',
    ours: 'こちらの版にする',
    theirs: '相手の版にする',
    both: '両方を残す',
  },
  comments: {
    title: 'コメント',
    begin: 'コメントする',
    beginHint: '選択した部分、またはカーソルのある文に（Ctrl+Alt+M）',
    own: 'あなたのコメント',
    say: '送信',
    ownReply: 'あなたの返信',
    reply: '返信',
    cancel: 'キャンセル',
    resolved: (count) => `解決済み（${count}）`,
    resolvedBy: (name) => `${name} が解決済みにしました`,
    removed: '対象のテキストは削除されました：',
    show: '表示',
    showHint: 'テキスト内の箇所を選択します',
    resolve: '解決済みにする',
    reopen: '再開する',
  },
  notSaid: {
    full: 'このノートのコメントは上限に達しています。',
    misplaced: 'コメントの箇所がテキスト内にありません。',
    gone: 'コメントはもうありません。',
    later: 'ハブは今これを保管できません。もう一度送信されます。',
  },
}
