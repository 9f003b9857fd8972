import { type Instant, wallClock } from '../calendar.ts';
import { drillText, type Notice } from '../notice.ts';
import type { DrillSummary } from './drill-summary.ts';
import type { Plan, Surge } from './plan.ts';
import { dailyMean } from './surge.ts';

type Text = Notice['text'];

/** That a plan is on, or over. */
export function startedText(plan: Plan, until: Instant): Text {
  const end = wallClock(until, plan.timeZone);
  return marked(plan, {
    zh: `应急预案 ${plan.number} 已启动，至 ${end} 止：期间收到的抱怨均为高优先级，并须在规定的短时限内联系客户。`,
    en: `Emergency plan ${plan.number} is on until ${end}: complaints that come in have high priority and the short deadline for contact.`,
  });
}

export function endedText(plan: Plan): Text {
  return marked(plan, {
    zh: `应急预案 ${plan.number} 已结束。期间收到的抱怨仍按原时限处理。`,
    en: `Emergency plan ${plan.number} is over. Complaints that came in meanwhile keep the deadlines they were given.`,
  });
}

/** EMERG-3. */
export function surgeText({ number }: Plan, surge: Surge, within: string): Text {
  const hours = within.slice('PT'.length, -1);
  const mean = dailyMean(surge).toFixed(1);
  return {
    zh: `近 ${hours} 小时内收到抱怨 ${surge.count} 条，此前 ${surge.days} 天日均 ${mean} 条。建议启动应急预案 ${number}。`,
    en: `${surge.count} complaints came in within ${hours} hours, after ${mean} a day in the ${surge.days} days before. Emergency plan ${number} is proposed: please turn it on.`,
  };
}

/** EMERG-4. */
export function summaryText(plan: Plan, { complaints, closed, deadlines, contact }: DrillSummary): Text {
  const sum = (outcome: 'met' | 'late' | 'overdue') =>
    Object.values(deadlines).reduce((total, of) => total + of[outcome], 0);
  const [met, late, overdue] = [sum('met'), sum('late'), sum('overdue')];
  const { reached, meanMinutes = 0, longestMinutes = 0 } = contact;
  const zhContact = reached > 0 ? `，平均 ${meanMinutes} 分钟、最长 ${longestMinutes} 分钟联系到客户` : '';
  const enContact =
    reached > 0
      ? `, customers contacted after ${meanMinutes} minutes on average and ${longestMinutes} at most`
      : '';
  return marked(plan, {
    zh: `演练 ${plan.number} 总结：抱怨 ${complaints} 条，办结 ${closed} 条；时限按时 ${met} 项、逾期完成 ${late} 项、逾期未完成 ${overdue} 项${zhContact}。请修订应急预案。`,
    en: `Summary of drill ${plan.number}: ${complaints} complaints, ${closed} closed; ${met} deadlines met, ${late} met late, ${overdue} missed${enContact}. Please revise the emergency plan.`,
  });
}

export function revisionMissedText(plan: Plan, dueAt: Instant): Text {
  const due = wallClock(dueAt, plan.timeZone);
  return marked(plan, {
    zh: `演练 ${plan.number} 之后的应急预案修订未在 ${due} 前完成。`,
    en: `The emergency plan was not revised by ${due} after drill ${plan.number}.`,
  });
}

export function drillWantedText({ number, timeZone }: Plan, until: Instant): Text {
  const last = wallClock(until, timeZone).slice(0, 'yyyy-mm-dd'.length);
  return {
    zh: `自 ${last} 的演练 ${number} 以来未再演练，请安排应急演练。`,
    en: `There has been no drill since ${number} on ${last}; please hold one.`,
  };
}

function marked({ drill }: Plan, text: Text): Text {
  return drill ? drillText(text) : text;
}
