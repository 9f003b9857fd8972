import type { Words } from '../sentences.ts';

export const chinese = {
  columns_missing: '{kind}文件缺少必需的列：{columns}。',
  column_twice: '列“{column}”出现了两次。',
  empty: '文件是空的。',
  no_rows: '文件只有表头，没有数据。',
  not_sent: '文件未在规定时间内上传。',
  cut_off: '文件在一个字中间结束，请重新上传完整的文件。',
  quote_not_closed: '第 {line} 行的引号没有闭合，文件可能不完整。',
  line_too_long: '第 {line} 行超过 {most} 个字符。',
  not_text: '文件不是 UTF-8 或 GB18030 文本，请另存为 CSV。',
  stalled: '多次重试仍未能继续处理。',
} satisfies Words;
