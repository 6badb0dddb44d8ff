import type { EditorText } from '../editor-text.ts'

/** What is said in traditional Chinese of what is pasted and dropped. */
export const pasteText: EditorText['paste'] = {
  large: '檔案較大',
  largeText: (names) => `${names}：存入花園後，花園的每一份副本都會包含它。`,
  store: '存入',
  leave: '不存',
  tooLarge: (name, size, most) => `${name} 大小為 ${size}，未存入：花園中的檔案最大為 ${most}。`,
  storing: (name, percent) => `正在存入 ${name}：${percent}`,
  gone: '伺服器沒有回應；什麼都沒有存入',
  unreadable: (name) => `無法讀取 ${name}`,
  address: '貼上了一個網址',
  titled: '變成帶標題的連結',
  asking: '正在取得網頁標題…',
  noTitle: '網頁沒有提供標題：連結以網址命名',
  noAddress: '游標處沒有網址',
}
