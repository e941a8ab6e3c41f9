import { formatDecimal, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { EmptyState } from "#web/components/empty-state.tsx";
import { PageTitle, Section } from "#web/components/page-title.tsx";
import { type Stat, Stats } from "#web/components/stat.tsx";
import { TaskList } from "#web/components/task-list.tsx";
import { formatDate } from "#web/format.ts";
import { AppFrame } from "#web/layout/app-frame.tsx";
import type { Task } from "../contract.ts";
import { texts } from "../texts.ts";

export interface DashboardPageProps {
  readonly view: View;
  readonly tasks: readonly Task[];
  readonly stats: readonly Stat[];
}

const shownTasks = 20;
const order = { late: 0, waiting: 1, information: 2 } as const;
const stateOf = { late: "task.late", waiting: "task.open", information: "task.locked" } as const;

/** `/dasbor`: what this person should do next. */
export const DashboardPage = ({ view, tasks, stats }: DashboardPageProps) => {
  const { language } = view;
  const sorted = [...tasks].sort(
    (a, b) => order[a.state] - order[b.state] || (a.dueOn ?? "9").localeCompare(b.dueOn ?? "9"),
  );
  const waiting = tasks.filter((task) => task.state !== "information").length;
  const title = waiting === 0 ? texts.dashboardNone : waiting === 1 ? texts.dashboardOne : texts.dashboardMany;
  return (
    <AppFrame view={view} title={texts.dashboard[language]}>
      <PageTitle
        title={say(title, language, { n: formatDecimal(waiting, language) })}
        lede={tasks.length === 0 ? undefined : texts.dashboardLede[language]}
      />
      {tasks.length === 0 ? (
        <EmptyState title={texts.dashboardNone[language]} text={texts.dashboardNoneText[language]} />
      ) : (
        <section aria-label={texts.tasks[language]}>
          <TaskList
            language={language}
            tasks={sorted.slice(0, shownTasks).map((task) => ({
              title: task.title[language],
              href: task.href,
              hint: task.detail?.[language],
              ...(task.dueOn === null ? {} : { due: formatDate(task.dueOn, view) }),
              state: stateOf[task.state],
            }))}
          />
          {tasks.length > shownTasks ? (
            <p class="mut">
              {say(texts.moreTasks, language, { n: formatDecimal(tasks.length - shownTasks, language) })}
            </p>
          ) : null}
        </section>
      )}
      {stats.length === 0 ? null : (
        <Section id="keadaan" title={texts.situation[language]}>
          <Stats stats={stats} />
        </Section>
      )}
    </AppFrame>
  );
};
