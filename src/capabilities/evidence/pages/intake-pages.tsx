import type { Page, PageAnswer, PageRequest, SentForm } from "#platform/http/port.ts";
import { roundEntryIdSchema } from "#shared/ids.ts";
import type { Refusal } from "#shared/result.ts";
import { thisYear } from "#web/format.ts";
import { suppliers } from "../contract/access.ts";
import { maxIntakeBytes } from "../contract/intake.ts";
import { indicatorCodeSchema, uuidSchema } from "../contract/role.ts";
import type { ReadIntake } from "../queries/read-intake.ts";
import { intakeTexts } from "../texts/intake.ts";
import { describeEvidenceRefusal } from "../texts/refusals.ts";
import type { EvidencePageDeps } from "./evidence-reads.ts";
import { IntakePage } from "./intake-page.tsx";
import { IntakeStartPage } from "./intake-start-page.tsx";

const roomForForm = 2 ** 20;

const yearOf = (given: string | null | undefined, request: PageRequest): number =>
  /^20\d\d$/.test(given ?? "") ? Number(given) : thisYear(request.view);

const entryOf = (given: string | null | undefined) => roundEntryIdSchema.safeParse(given ?? "").data ?? null;

const say = (refused: Refusal, { view }: PageRequest): string =>
  describeEvidenceRefusal(refused.code, refused.details, view.language) ?? refused.code;

/** Of the list, from the address or from the form that was on it. */
const pageOf = ({ query, form }: PageRequest): number => {
  const given = query.get("hal") ?? form.get("hal") ?? "";
  return /^[1-9]\d?$/.test(given) ? Number(given) : 1;
};

/** Codes that another address or another person would give, not another form. */
const isElsewhere = (code: string): boolean => code.startsWith("access.") || code.endsWith(".intake-not-found");

/** `entri-3`, `indikator-3` and `lewati-3` of every line that the form held. */
function answersOf(form: SentForm) {
  return form.names().flatMap((name) => {
    const place = /^entri-(\d{1,4})$/.exec(name)?.[1];
    if (place === undefined) return [];
    const indicator = indicatorCodeSchema.safeParse(form.get(`indikator-${place}`) ?? "");
    return [
      {
        place: Number(place),
        entryId: entryOf(form.get(name)),
        indicator: indicator.success ? indicator.data : null,
        isLeftOut: form.get(`lewati-${place}`) !== undefined,
      },
    ];
  });
}

export function intakePages(deps: EvidencePageDeps): readonly Page[] {
  const { intakes } = deps;

  async function startPage(
    request: PageRequest,
    given: { year: number; entry: string | undefined; error: string | null },
  ) {
    const { view, regionCode } = request;
    const [round, earlier] = await Promise.all([
      deps.ownRound(view.actor, regionCode, given.year),
      deps.listIntakes(view.actor, regionCode),
    ]);
    return (
      <IntakeStartPage
        view={view}
        year={given.year}
        entries={round?.entries ?? []}
        chosenEntry={given.entry}
        earlier={earlier}
        error={given.error}
      />
    );
  }

  async function intakePage(request: PageRequest, intake: ReadIntake, error: string | null) {
    const { view, regionCode } = request;
    const round = await deps.ownRound(view.actor, regionCode, intake.roundYear);
    return (
      <IntakePage
        view={view}
        intake={intake}
        entries={round?.entries ?? []}
        rows={round?.entryRows ?? []}
        error={error}
        describe={describeEvidenceRefusal}
        page={pageOf(request)}
        changed={/^\d{1,4}$/.test(request.query.get("ubah") ?? "") ? Number(request.query.get("ubah")) : null}
      />
    );
  }

  const idOf = ({ params }: PageRequest): string | null => uuidSchema.safeParse(params["id"] ?? "").data ?? null;
  const notFound: PageAnswer = { kind: "refused", code: "evidence.intake-not-found" };

  /** Back to the intake, or the intake again with what was wrong. */
  async function afterChange(
    request: PageRequest,
    id: string,
    done: { readonly ok: true } | Refusal,
  ): Promise<PageAnswer> {
    const page = pageOf(request);
    if (done.ok) return { kind: "redirect", to: `/bukti/massal/${id}${page === 1 ? "" : `?hal=${page}`}` };
    const found = await intakes.show(request.view.actor, request.regionCode, id);
    if (!found.ok || isElsewhere(done.code)) return { kind: "refused", code: done.code, details: done.details ?? {} };
    return { kind: "html", status: 422, body: await intakePage(request, found.value, say(done, request)) };
  }

  const change = (
    path: string,
    work: (request: PageRequest, id: string) => Promise<{ readonly ok: true } | Refusal>,
  ): Page => ({
    method: "post",
    path,
    permission: suppliers,
    maxBodyBytes: roomForForm,
    handle: async (request) => {
      const id = idOf(request);
      return id === null ? notFound : afterChange(request, id, await work(request, id));
    },
  });

  return [
    {
      method: "get",
      path: "/bukti/massal",
      permission: suppliers,
      handle: async (request) => {
        const { query } = request;
        const year = yearOf(query.get("putaran"), request);
        const entry = query.get("entri") ?? undefined;
        return { kind: "html", body: await startPage(request, { year, entry, error: null }) };
      },
    },
    {
      method: "post",
      path: "/bukti/massal",
      permission: suppliers,
      maxBodyBytes: maxIntakeBytes + roomForForm,
      handle: async (request) => {
        const { view, regionCode, form } = request;
        const year = yearOf(form.get("putaran"), request);
        const sent = form.files("berkas").filter((file) => file.sizeBytes > 0 || file.name !== "");
        const again = async (error: string): Promise<PageAnswer> => ({
          kind: "html",
          status: 422,
          body: await startPage(request, { year, entry: form.get("entri"), error }),
        });
        if (sent.length === 0) return again(intakeTexts.nothingChosen[view.language]);
        const files = await Promise.all(sent.map(async (file) => ({ name: file.name, bytes: await file.bytes() })));
        const entryId = entryOf(form.get("entri"));
        const made = await intakes.preview(view.actor, { regionCode, roundYear: year, entryId, files });
        if (made.ok) return { kind: "redirect", to: `/bukti/massal/${made.value.id}` };
        if (isElsewhere(made.code)) return { kind: "refused", code: made.code, details: made.details ?? {} };
        return again(say(made, request));
      },
    },
    {
      method: "get",
      path: "/bukti/massal/{id}",
      permission: suppliers,
      handle: async (request) => {
        const id = idOf(request);
        if (id === null) return notFound;
        const found = await intakes.show(request.view.actor, request.regionCode, id);
        if (!found.ok) return { kind: "refused", code: found.code };
        return { kind: "html", body: await intakePage(request, found.value, null) };
      },
    },
    change("/bukti/massal/{id}", ({ view, regionCode, form }, id) =>
      intakes.answer(view.actor, { regionCode, id, answers: answersOf(form) }),
    ),
    change("/bukti/massal/{id}/simpan", ({ view, regionCode, form }, id) => {
      const revision = Number(form.get("revisi"));
      const skipsOpenFiles = form.get("lewati") !== undefined;
      return intakes.apply(view.actor, {
        regionCode,
        id,
        skipsOpenFiles,
        ...(Number.isInteger(revision) && revision > 0 ? { revision } : {}),
      });
    }),
    change("/bukti/massal/{id}/batalkan", ({ view, regionCode }, id) => intakes.undo(view.actor, { regionCode, id })),
  ];
}
