import type { Child } from "hono/jsx";
import type { Language } from "#shared/text.ts";
import type { StateCode } from "./states.ts";
import { StatusTag } from "./status-tag.tsx";

export interface Task {
  /** Verb and object: "Unggah keputusan untuk Kelotok Sehat". */
  readonly title: Child;
  /** The exact field or page; leave out while it is locked. */
  readonly href?: string | undefined;
  readonly hint?: Child;
  /** Already in words: "31 Juli". */
  readonly due?: string | undefined;
  readonly state: StateCode;
  /** Words of the tag when they say more than the state's. */
  readonly stateWords?: string | undefined;
}

export const TaskList = ({ tasks, language }: { readonly tasks: readonly Task[]; readonly language: Language }) => (
  <ol class="tasks">
    {tasks.map((task) => (
      <li>
        <div>
          {task.href === undefined ? <b>{task.title}</b> : <a href={task.href}>{task.title}</a>}
          {task.hint ? <p class="mut">{task.hint}</p> : null}
        </div>
        <div class="meta">
          {task.due === undefined ? null : <span class="mut nw">{task.due}</span>}
          <StatusTag state={task.state} language={language}>
            {task.stateWords}
          </StatusTag>
        </div>
      </li>
    ))}
  </ol>
);
