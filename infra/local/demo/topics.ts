import type { Topic } from './step.ts';
import { newCarTopics } from './topics/new-car.ts';
import { otherTopics } from './topics/other.ts';
import { priceTopics } from './topics/price.ts';
import { salesTopics } from './topics/sales.ts';
import { workshopTopics } from './topics/workshop.ts';

/** What people complain about in this month, with the words of those who handle it. */
export const topics = {
  ...salesTopics,
  ...newCarTopics,
  ...workshopTopics,
  ...priceTopics,
  ...otherTopics,
} satisfies Record<string, Topic>;

export type TopicName = keyof typeof topics;
