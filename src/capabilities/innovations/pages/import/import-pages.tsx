import type { PersonSummary } from "#capabilities/identity/contract/readers.ts";
import type { AffairReader } from "#capabilities/organisation/contract/affair.ts";
import type { Page, PageAnswer, PageRequest } from "#platform/http/port.ts";
import type { Actor } from "#shared/actor.ts";
import { type PersonId, personIdSchema, type RegionCode } from "#shared/ids.ts";
import type { Refusal, Result } from "#shared/result.ts";
import type { FieldError } from "#web/components/error-summary.tsx";
import type { Obstacle } from "../../actions/import/undo-import.ts";
import type { ImportFunctions } from "../../api/import.ts";
import type { SheetKind } from "../../contract/import.ts";
import { type ImportRunId, importManagers, maxImportBytes } from "../../contract/import-operations.ts";
import type { ExportInput } from "../../queries/import/export-workbook.ts";
import type { ListedRun } from "../../queries/import/read-run.ts";
import type { ShownImport } from "../../queries/import/show-import.ts";
import { importTexts as texts } from "../../texts/import-pages.ts";
import { sayImportRefusal } from "../../texts/import-refusals.ts";
import { ImportsPage, type ImportsPageProps } from "./imports-page.tsx";
import { answersOf, revisionOf, runIdOf, settingsOf, stateOf, tablesOf, yearOf } from "./read-forms.ts";
import { RunPage } from "./run-page.tsx";
import { UndoPage } from "./undo-page.tsx";

export interface ImportPagesNeed extends ImportFunctions {
  list(actor: Actor, regionCode: RegionCode): Promise<Result<readonly ListedRun[]>>;
  years(regionCode: RegionCode, now: Date): Promise<readonly number[]>;
  export(actor: Actor, input: ExportInput): Promise<Result<Uint8Array>>;
  agencies(regionCode: RegionCode): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** What the columns of a sheet may mean in the round of that year. */
  fieldsOf(regionCode: RegionCode, year: number): Promise<(kind: SheetKind) => readonly string[]>;
  namesOf(regionCode: RegionCode, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PersonSummary>>;
  readonly affairs: AffairReader;
}

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Beside the file a form holds a few short fields. */
const formBytes = 64 * 1024;

const personOf = (createdBy: string): PersonId | undefined =>
  personIdSchema.safeParse(createdBy.replace(/^person:/, "")).data;

const refused = ({ code, details }: Refusal): PageAnswer => ({
  kind: "refused",
  code,
  ...(details ? { details } : {}),
});
const notFound: PageAnswer = { kind: "refused", code: "import.not-found" };

/** `/inovasi/impor` and what lies below it, for the programme manager. */
export function importPages(need: ImportPagesNeed): readonly Page[] {
  async function overview(request: PageRequest, more: Pick<ImportsPageProps, "errors" | "sent" | "message"> = {}) {
    const { view, regionCode } = request;
    const runs = await need.list(view.actor, regionCode);
    if (!runs.ok) return refused(runs);
    const people = runs.value.flatMap(({ createdBy }) => personOf(createdBy) ?? []);
    const names = await need.namesOf(regionCode, [...new Set(people)]);
    const nameOf = (createdBy: string): string => {
      const id = personOf(createdBy);
      if (id === undefined) return texts.commandLine[view.language];
      const isOwn = view.actor.kind === "person" && view.actor.personId === id;
      return isOwn ? texts.you[view.language] : (names.get(id)?.name ?? texts.someone[view.language]);
    };
    const years = await need.years(regionCode, view.now);
    const body = <ImportsPage {...{ view, years, nameOf, runs: runs.value, ...more }} />;
    return { kind: "html", status: more.errors ? 422 : 200, body } as const;
  }

  async function show(
    request: PageRequest,
    id: ImportRunId,
    more: { readonly errors?: readonly FieldError[]; readonly message?: string | undefined } = {},
  ): Promise<PageAnswer> {
    const { view, regionCode, query } = request;
    const state = stateOf(query.get("keadaan"));
    const page = Math.min(10_000, Math.max(1, Math.trunc(Number(query.get("hal") ?? 1)) || 1));
    const shown = await need.show(view.actor, { regionCode, id, state, page });
    if (!shown.ok) return refused(shown);
    const agencies = new Map((await need.agencies(regionCode)).map((agency) => [agency.id, agency.name]));
    const labels = { view, affairs: need.affairs, agencies };
    const fieldsOf = await need.fieldsOf(regionCode, shown.value.run.year);
    const body = <RunPage {...{ shown: shown.value, state, labels, fieldsOf, ...more }} />;
    return { kind: "html", status: more.errors ? 422 : 200, body };
  }

  const showRefusal = (request: PageRequest, id: ImportRunId, { code, details, errors = [] }: Refusal) => {
    const { language } = request.view;
    const message = sayImportRefusal(code, details, language);
    const places = errors.map((problem) => ({
      message: `${problem.path}: ${sayImportRefusal(problem.code, { expected: problem.expected }, language)}`,
    }));
    return show(request, id, { errors: [{ message }, ...places.slice(0, 20)] });
  };

  async function upload(request: PageRequest): Promise<PageAnswer> {
    const { form, view, regionCode } = request;
    const year = yearOf(form.get("putaran"));
    const settings = settingsOf(form);
    const file = form.file("berkas");
    const fault = (field: string, code: string, details?: Refusal["details"]) =>
      overview(request, {
        errors: [{ field, message: sayImportRefusal(code, details, view.language) }],
        sent: {
          year: form.get("putaran") ?? "",
          programmeYear: form.get("tahun") ?? "",
          track: form.get("jalur") ?? "asn",
        },
      });
    if (typeof year !== "number") return fault("putaran", "import.year-unknown");
    if (settings === undefined) return fault("tahun", "import.year-unreadable", { low: 2000, high: 2100 });
    if (file === undefined || file.sizeBytes === 0) return fault("berkas", "import.file-missing");
    const fileName = file.name.trim().slice(0, 200) || "tanpa-nama";
    const bytes = await file.bytes();
    const made = await need.preview(view.actor, { regionCode, fileName, bytes, year, settings });
    if (!made.ok) return fault("berkas", made.code, made.details);
    return { kind: "redirect", to: `/inovasi/impor/${made.value.id}` };
  }

  /** A change of one import: what was refused is shown above its present state. */
  const change =
    (after: string, run: (request: PageRequest, id: ImportRunId) => Promise<Result<unknown>>): Page["handle"] =>
    async (request) => {
      const id = runIdOf(request.params["id"]);
      if (id === undefined) return notFound;
      const done = await run(request, id);
      if (!done.ok) return done.code === "import.not-found" ? refused(done) : showRefusal(request, id, done);
      return { kind: "redirect", to: `/inovasi/impor/${id}?sesudah=${after}` };
    };

  const answer = change("jawaban", ({ view, regionCode, form }, id) =>
    need.answer(view.actor, {
      ...{ regionCode, id, revision: revisionOf(form), answers: answersOf(form) },
      acceptsProposals: form.get("semua") === "ya",
    }),
  );

  const remap = change("jawaban", async ({ view, regionCode, form }, id) => {
    const shown = await need.show(view.actor, { regionCode, id, page: 1 });
    if (!shown.ok) return shown;
    const settings = settingsOf(form);
    if (settings === undefined)
      return { ok: false, code: "import.year-unreadable", details: { low: 2000, high: 2100 } };
    const tables = tablesOf(form, shown.value.run);
    return need.answer(view.actor, { regionCode, id, revision: revisionOf(form), tables, settings });
  });

  const apply = change("simpan", async ({ view, regionCode, form }, id) => {
    const skipsOpenRows = form.get("lewati") === "ya";
    const done = await need.apply(view.actor, { regionCode, id, revision: revisionOf(form), skipsOpenRows });
    // A second click after the first has saved: the person sees what was saved.
    return !done.ok && done.code === "import.not-previewed" ? { ok: true, value: null } : done;
  });

  const saidAfter = new Map([
    ["jawaban", texts.answersSaved],
    ["simpan", texts.appliedMessage],
    ["batal", texts.undone],
  ]);

  async function askUndo(request: PageRequest, refusedFor?: Refusal): Promise<PageAnswer> {
    const { view, regionCode, params } = request;
    const id = runIdOf(params["id"]);
    if (id === undefined) return notFound;
    const shown: Result<ShownImport> = await need.show(view.actor, { regionCode, id, page: 1 });
    if (!shown.ok) return refused(shown);
    const { run } = shown.value;
    const why =
      refusedFor ?? (run.state === "applied" ? undefined : { code: "import.not-applied", details: undefined });
    if (why === undefined) return { kind: "html", body: <UndoPage view={view} run={run} /> };
    const message = sayImportRefusal(why.code, why.details, view.language);
    const body = <UndoPage view={view} run={run} refused={{ message, obstacles: obstaclesOf(why.details) }} />;
    return { kind: "html", status: 422, body };
  }

  async function undo(request: PageRequest): Promise<PageAnswer> {
    const { view, regionCode, params } = request;
    const id = runIdOf(params["id"]);
    if (id === undefined) return notFound;
    const done = await need.undo(view.actor, { regionCode, id });
    if (done.ok) return { kind: "redirect", to: `/inovasi/impor/${id}?sesudah=batal` };
    return done.code === "import.not-found" ? refused(done) : askUndo(request, done);
  }

  const download =
    (name: string, isBlank: boolean): Page["handle"] =>
    async ({ view, regionCode, query }) => {
      const years = await need.years(regionCode, view.now);
      const year = yearOf(query.get("putaran") ?? undefined) ?? years[0] ?? view.now.getUTCFullYear();
      const programmeYear = yearOf(query.get("tahun") ?? undefined) ?? undefined;
      const made = await need.export(view.actor, { regionCode, year, isBlank, programmeYear });
      if (!made.ok) return refused(made);
      return { kind: "file", bytes: made.value, type: xlsx, name: `${name}-${regionCode}-${year}.xlsx` };
    };

  const page = (method: "get" | "post", path: string, handle: Page["handle"], maxBodyBytes?: number): Page => ({
    ...{ method, path, handle, permission: importManagers },
    ...(maxBodyBytes === undefined ? {} : { maxBodyBytes }),
  });
  const wide = 1024 * 1024;
  return [
    page("get", "/inovasi/impor", (request) => overview(request)),
    page("post", "/inovasi/impor", upload, maxImportBytes + formBytes),
    page("get", "/inovasi/impor/templat.xlsx", download("templat-inovasi", true)),
    page("get", "/inovasi/ekspor.xlsx", download("inovasi", false)),
    page("get", "/inovasi/impor/{id}", async (request) => {
      const id = runIdOf(request.params["id"]);
      if (id === undefined) return notFound;
      const said = saidAfter.get(request.query.get("sesudah") ?? "");
      return show(request, id, { message: said?.[request.view.language] });
    }),
    page("post", "/inovasi/impor/{id}/jawaban", answer, wide),
    page("post", "/inovasi/impor/{id}/pemetaan", remap, wide),
    page("post", "/inovasi/impor/{id}/simpan", apply),
    page("get", "/inovasi/impor/{id}/batalkan", (request) => askUndo(request)),
    page("post", "/inovasi/impor/{id}/batalkan", undo),
  ];
}

const isObstacle = (value: unknown): value is Obstacle =>
  typeof value === "object" && value !== null && "what" in value && "title" in value;

const obstaclesOf = (details: Refusal["details"]): readonly Obstacle[] => {
  const listed = details?.["obstacles"];
  return Array.isArray(listed) ? listed.filter(isObstacle) : [];
};
