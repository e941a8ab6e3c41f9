import type { Page, PageAnswer, PageRequest } from "#platform/http/port.ts";
import { type RoundEntryId, roundEntryIdSchema } from "#shared/ids.ts";
import type { Refusal } from "#shared/result.ts";
import { suppliers, viewers } from "../contract/access.ts";
import { uuidSchema } from "../contract/role.ts";
import { maxPlainBytes } from "../rules/file-kinds.ts";
import { paperTexts as texts } from "../texts/papers.ts";
import { describeEvidenceRefusal } from "../texts/refusals.ts";
import type { EvidencePageDeps } from "./evidence-reads.ts";
import { HolderPage, holderHref, rowsOf } from "./holder-page.tsx";
import { PlacePage, type PlacePageProps, type Refilled } from "./place-page.tsx";
import { readLetter } from "./read-letter.ts";

const roomForForm = 256 * 1024;
const notFound: PageAnswer = { kind: "refused", code: "evidence.place-not-found" };
const doneWords = ["ditambah", "diperbaiki", "dicabut"] as const;

type At = RoundEntryId | number;

/** An entry by its id, or the region by the year of the round. */
function atOf({ params }: PageRequest): At | null {
  if (params["year"] !== undefined) return /^20\d\d$/.test(params["year"]) ? Number(params["year"]) : null;
  return roundEntryIdSchema.safeParse(params["entryId"] ?? "").data ?? null;
}

const sentences = (refused: Refusal, { view }: PageRequest): string =>
  describeEvidenceRefusal(refused.code, refused.details, view.language) ?? refused.code;

/** Pages of one holder; `base` is the address of an entry, or of the region in a round. */
function pagesBelow(base: string, deps: EvidencePageDeps): readonly Page[] {
  async function show(
    request: PageRequest,
    code: string | null,
    more: Partial<PlacePageProps> = {},
  ): Promise<PageAnswer> {
    const { view, regionCode } = request;
    const at = atOf(request);
    if (at === null) return notFound;
    const found = await deps.holder(view.actor, regionCode, at);
    if (!found.ok) return { kind: "refused", code: found.code, details: found.details ?? {} };
    if (code === null) return { kind: "html", body: <HolderPage view={view} {...found.value} /> };
    const row = rowsOf(found.value).find((each) => each.code === code);
    if (row === undefined)
      return { kind: "refused", code: "evidence.indicator-not-found", details: { indicator: code } };
    const usable = found.value.canSupply ? await deps.usable(view.actor, regionCode) : [];
    const props: PlacePageProps = {
      view,
      ...found.value,
      row,
      usable,
      refilled: null,
      changed: null,
      done: null,
      ...more,
    };
    return { kind: "html", body: <PlacePage {...props} />, ...(more.refilled ? { status: 422 as const } : {}) };
  }

  const again = (request: PageRequest, code: string, refilled: Refilled, changedRole?: string): Promise<PageAnswer> =>
    show(request, code, { refilled, changed: changedRole ?? null });

  /** The place again with the refusal at its field, or the error page where another form would not help. */
  const refused = (
    request: PageRequest,
    code: string,
    refusedBy: Refusal,
    refilled: Refilled,
    changedRole?: string,
  ): Promise<PageAnswer> | PageAnswer =>
    refusedBy.code.startsWith("access.") || refusedBy.code.endsWith(".place-not-found")
      ? { kind: "refused", code: refusedBy.code, details: refusedBy.details ?? {} }
      : again(
          request,
          code,
          { ...refilled, errors: { ...refilled.errors, berkas: sentences(refusedBy, request) } },
          changedRole,
        );

  async function done(request: PageRequest, code: string, word: (typeof doneWords)[number]): Promise<PageAnswer> {
    const at = atOf(request);
    const found = at === null ? null : await deps.holder(request.view.actor, request.regionCode, at);
    if (found === null || !found.ok) return notFound;
    return { kind: "redirect", to: `${holderHref(found.value)}?indikator=${encodeURIComponent(code)}&hasil=${word}` };
  }

  async function add(request: PageRequest): Promise<PageAnswer> {
    const { view, regionCode, form } = request;
    const { language, actor } = view;
    const code = form.get("indikator") ?? "";
    const at = atOf(request);
    const letter = readLetter(form, language);
    const file = form.file("berkas");
    const chosen = form.get("dokumen") ?? "";
    const hasFile = file !== undefined && file.name !== "";
    const wrong = (field: "berkas" | "dokumen", message: string) =>
      again(request, code, { values: letter.values, errors: { ...letter.errors, [field]: message } });
    if (at === null) return notFound;
    if (hasFile && chosen !== "") return wrong("dokumen", texts.bothChosen[language]);
    if (!hasFile && chosen === "") return wrong("berkas", texts.nothingChosen[language]);
    if (letter.data === null) return again(request, code, letter);
    const holder = await deps.holder(actor, regionCode, at);
    if (!holder.ok) return { kind: "refused", code: holder.code, details: holder.details ?? {} };
    if (!holder.value.canSupply) return { kind: "refused", code: "access.forbidden" };
    if (!rowsOf(holder.value).some((row) => row.code === code))
      return { kind: "refused", code: "evidence.indicator-not-found", details: { indicator: code } };
    let documentId = uuidSchema.safeParse(chosen).data;
    if (hasFile) {
      const added = await deps.addDocument(actor, { regionCode, fileName: file.name, bytes: await file.bytes() });
      if (!added.ok) return refused(request, code, added, letter);
      documentId = added.value.id;
    }
    if (documentId === undefined) return wrong("dokumen", texts.nothingChosen[language]);
    const { roundYear } = holder.value.round;
    const { entryId } = holder.value.holder;
    const given = await deps.giveRole(actor, {
      ...letter.data,
      regionCode,
      documentId,
      roundYear,
      entryId,
      indicator: code,
    });
    return given.ok ? done(request, code, "ditambah") : refused(request, code, given, letter);
  }

  async function change(request: PageRequest): Promise<PageAnswer> {
    const { view, regionCode, form, params } = request;
    const code = form.get("indikator") ?? "";
    const id = uuidSchema.safeParse(params["roleId"] ?? "").data;
    if (id === undefined) return { kind: "refused", code: "evidence.role-not-found" };
    const letter = readLetter(form, view.language);
    if (letter.data === null) return again(request, code, letter, id);
    const changed = await deps.changeRole(view.actor, { ...letter.data, regionCode, id, indicator: code });
    return changed.ok ? done(request, code, "diperbaiki") : refused(request, code, changed, letter, id);
  }

  async function retire(request: PageRequest): Promise<PageAnswer> {
    const { view, regionCode, form, params } = request;
    const id = uuidSchema.safeParse(params["roleId"] ?? "").data;
    if (id === undefined) return { kind: "refused", code: "evidence.role-not-found" };
    const retired = await deps.retireRole(view.actor, { regionCode, id });
    if (!retired.ok) return { kind: "refused", code: retired.code, details: retired.details ?? {} };
    return done(request, form.get("indikator") ?? "", "dicabut");
  }

  return [
    {
      method: "get",
      path: base,
      permission: viewers,
      handle: (request) => {
        const word = doneWords.find((each) => each === request.query.get("hasil")) ?? null;
        return show(request, request.query.get("indikator"), { done: word, changed: request.query.get("ubah") });
      },
    },
    { method: "post", path: base, permission: suppliers, maxBodyBytes: maxPlainBytes + roomForForm, handle: add },
    { method: "post", path: `${base}/ubah/{roleId}`, permission: suppliers, handle: change },
    { method: "post", path: `${base}/cabut/{roleId}`, permission: suppliers, handle: retire },
  ];
}

export const holderPages = (deps: EvidencePageDeps): readonly Page[] => [
  ...pagesBelow("/bukti/tata-kelola/{year}", deps),
  ...pagesBelow("/bukti/{entryId}", deps),
];
