import { newTask, type Step, type Task } from './task.ts';

/** What every head keeps beside its own facts: its promises, and how much is written of it. */
export interface Head {
  readonly timeZone: string;
  /** Raised by every transaction that touches the head. */
  readonly version: number;
  readonly tasks: readonly Task[];
  /** How many record entries and notices there are, which numbers the next ones. */
  readonly entries: number;
  readonly notices: number;
  /** Until when what is personal of it is kept, once it is over (POLICY-3). */
  readonly keptUntil?: string | undefined;
}

/** What is promised: all of a new task but its id. */
export type Promised = Pick<Task, 'kind' | 'owner' | 'dueAt'> & {
  readonly at: string;
  readonly plan: readonly Step[];
};

/** The head's tasks with one more. */
export function tasksWithNew({ tasks }: Pick<Head, 'tasks'>, promised: Promised): Task[] {
  const { kind, owner, at, dueAt, plan } = promised;
  return [...tasks, newTask(`t${tasks.length + 1}`, kind, owner, at, dueAt, plan)];
}

/** The head's tasks with this one in the place of what it was. */
export function tasksWith({ tasks }: Pick<Head, 'tasks'>, task: Task): Task[] {
  return tasks.map((old) => (old.id === task.id ? task : old));
}

/** The head without its bookkeeping: what a record tells of it. */
export function factsOf<H extends Head>(head: H): Omit<H, 'version' | 'entries' | 'notices' | 'keptUntil'> {
  const { version: _, entries: __, notices: ___, keptUntil: ____, ...facts } = head;
  return facts;
}
