import type { EditorText } from '../editor-text.ts'

/** What is said in simplified Chinese of what is pasted and dropped. */
export const pasteText: EditorText['paste'] = {
  large: '文件较大',
  largeText: (names) => `${names}：存入花园后，花园的每一份副本都会包含它。`,
  store: '存入',
  leave: '不存',
  tooLarge: (name, size, most) => `${name} 大小为 ${size}，未存入：花园中的文件最大为 ${most}。`,
  storing: (name, percent) => `正在存入 ${name}：${percent}`,
  gone: '服务器没有响应；什么都没有存入',
  unreadable: (name) => `无法读取 ${name}`,
  address: '粘贴了一个网址',
  titled: '变成带标题的链接',
  asking: '正在获取网页标题…',
  noTitle: '网页没有提供标题：链接以网址命名',
  noAddress: '光标处没有网址',
}
