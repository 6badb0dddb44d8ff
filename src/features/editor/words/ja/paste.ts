import type { EditorText } from '../editor-text.ts'

/** What is said in Japanese of what is pasted and dropped. */
export const pasteText: EditorText['paste'] = {
  large: '大きなファイル',
  largeText: (names) => `${names}：ガーデンに保存すると、ガーデンのすべてのコピーに含まれます。`,
  store: '保存する',
  leave: '保存しない',
  tooLarge: (name, size, most) =>
    `${name} は${size}あるため保存されません。ガーデンに入れられるファイルは${most}までです。`,
  storing: (name, percent) => `${name} を保存中：${percent}`,
  gone: 'サーバーが応答しません。何も保存されませんでした',
  unreadable: (name) => `${name} を読み込めません`,
  address: 'アドレスを貼り付けました',
  titled: 'タイトル付きのリンクにする',
  asking: 'ページのタイトルを取得中…',
  noTitle: 'タイトルを取得できなかったため、アドレスをリンクの名前にしました',
  noAddress: 'カーソル位置にアドレスがありません',
}
