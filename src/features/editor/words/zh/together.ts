import type { TogetherText } from '../together-text.ts'

/** What the hub's writing together says, in Chinese in simplified characters. */
export const togetherText: TogetherText = {
  writers: '谁在这里',
  standing: {
    offline: '未连接。',
    offlineUnsent: '未连接。你写的内容会在 hub 响应后发送。',
    sending: '发送中…',
    saved: '已保存到仓库',
    unsaved: '已保留；几秒后保存到仓库',
    waiting: (reason) => `已保留，但尚未保存到仓库：${reason}`,
    conflict: '已保留，但未保存：请在下方选择',
  },
  refusal: {
    anew: '此笔记在此期间已重新开始。请重新加载页面。',
    unfit: '此笔记不能在这里编写：它太长、不是 UTF-8，或混有两种换行符。',
    forbidden: '你无权编写此笔记。',
    kept: '你最后写的内容还在这里：离开前请复制。',
  },
  conflict: {
    removed: '在这里编写期间，有人从仓库中删除了此笔记。',
    changed: '有人为同一处推送了不同的文字。仓库中的笔记如下：',
    writeAgain: '重新写入',
    letGo: '放弃',
    ours: '采用我们的',
    theirs: '采用对方的',
    both: '两者都采用',
  },
  comments: {
    title: '评论',
    begin: '评论所选内容',
    beginHint: '针对所选内容，或光标所在的句子（Ctrl+Alt+M）',
    own: '你的评论',
    say: '发送',
    ownReply: '你的回复',
    reply: '回复',
    cancel: '取消',
    resolved: (count) => `已解决（${count}）`,
    resolvedBy: (name) => `由 ${name} 标为已解决`,
    removed: '所评论的文字已被删除：',
    show: '显示',
    showHint: '在文中选中该处',
    resolve: '标为已解决',
    reopen: '重新打开',
  },
  notSaid: {
    full: '此笔记的评论数已达上限。',
    misplaced: '评论的位置不在文中。',
    gone: '该评论已不存在。',
    later: 'hub 现在无法保留它，会再次发送。',
  },
}
