import { CreateScheduleCommand, DeleteScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';

const client = new SchedulerClient({});

const commands = { CreateScheduleCommand, DeleteScheduleCommand };

/** A handler with the scheduler's client and commands, and nothing else. */
export async function handler({ command, input }: { command: keyof typeof commands; input: never }) {
  return await client.send(new commands[command](input) as never);
}
