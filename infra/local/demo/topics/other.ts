import type { Topic } from '../step.ts';

/** No complaints in the narrow sense, and taken up all the same. */
export const otherTopics = {
  waitingRoom: {
    category: 'suggestion',
    department: '客户关爱部',
    demand: '改善客户休息区。',
    finding: 'dealer_fault',
    cause: '休息区没有考虑带孩子的客户。',
    causeCode: 'process',
    evidence: '休息区现场照片。',
    kind: 'goodwill',
    solution: '感谢客户的宝贵建议，当场赠送小礼品，并承诺月内增设儿童角。',
    cost: 100_00,
    result: '客户对答复表示满意。',
    rootCause: '休息区布置多年没有征求过客户意见。',
    improvement: '每季度征集一次休息区改进建议并公示结果。',
  },
  warrantyQuestion: {
    category: 'enquiry',
    department: '客户关爱部',
    demand: '了解三电系统的质保范围。',
    finding: 'misunderstanding',
    cause: '客户不清楚动力电池与整车质保的区别。',
    causeCode: 'poor_information',
    evidence: '质保手册条款。',
    kind: 'explanation',
    solution: '逐条讲解质保范围，并发送质保手册电子版。',
    result: '客户表示已经清楚。',
    rootCause: '交车时的质保讲解不够详细。',
    improvement: '交车资料附一页质保范围说明。',
  },
} satisfies Record<string, Topic>;
