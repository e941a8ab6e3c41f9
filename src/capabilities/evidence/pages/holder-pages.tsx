import type { Page, PageAnswer, PageRequest } from "#platform/http/port.ts";
import { type RoundEntryId, roundEntryIdSchema } from "#shared/ids.ts";
import { type Refusal, type Result, refusal, success } from "#shared/result.ts";
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

/** The large file that went up before the form; the last one when one was kept from a refused form. */
const uploadOf = (form: PageRequest["form"]): string | null => form.get("upload") || null;

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

  /** The document that the form names: a file that is stored now, or one that is here. */
  async function documentOf(request: PageRequest): Promise<Result<string>> {
    const { view, regionCode, form } = request;
    const file = form.file("berkas");
    const uploadId = uploadOf(form);
    if (file === undefined || file.name === "") {
      if (uploadId !== null) {
        const added = await deps.addUploadedDocument(view.actor, { regionCode, uploadId });
        return added.ok ? success(added.value.id) : added;
      }
      const chosen = uuidSchema.safeParse(form.get("dokumen") ?? "");
      return chosen.success ? success(chosen.data) : refusal("evidence.document-not-found");
    }
    const bytes = await file.bytes();
    const added = await deps.addDocument(view.actor, { regionCode, fileName: file.name, bytes });
    return added.ok ? success(added.value.id) : added;
  }

  /** What the form lacks before anything is stored. */
  function faultsOf({ view, form }: PageRequest): Refilled["errors"] | null {
    const { language } = view;
    const hasFile = (form.file("berkas")?.name ?? "") !== "" || uploadOf(form) !== null;
    const hasChosen = (form.get("dokumen") ?? "") !== "";
    if (hasFile && hasChosen) return { dokumen: texts.bothChosen[language] };
    return hasFile || hasChosen ? null : { berkas: texts.nothingChosen[language] };
  }

  async function add(request: PageRequest): Promise<PageAnswer> {
    const { view, regionCode, form } = request;
    const code = form.get("indikator") ?? "";
    const at = atOf(request);
    if (at === null) return notFound;
    const letter = readLetter(form, view.language);
    const upload = uploadOf(form);
    const faults = faultsOf(request);
    if (letter.data === null || faults !== null)
      return again(request, code, { values: letter.values, errors: { ...letter.errors, ...faults }, upload });
    const found = await deps.holder(view.actor, regionCode, at);
    if (!found.ok) return { kind: "refused", code: found.code, details: found.details ?? {} };
    if (!found.value.canSupply) return { kind: "refused", code: "access.forbidden" };
    if (!rowsOf(found.value).some((row) => row.code === code))
      return { kind: "refused", code: "evidence.indicator-not-found", details: { indicator: code } };
    const document = await documentOf(request);
    // Only a store that does not answer leaves the upload worth naming again.
    if (!document.ok)
      return refused(request, code, document, {
        ...letter,
        upload: document.code === "files.unavailable" ? upload : null,
      });
    const given = await deps.giveRole(view.actor, {
      ...letter.data,
      regionCode,
      documentId: document.value,
      roundYear: found.value.round.roundYear,
      entryId: found.value.holder.entryId,
      indicator: code,
    });
    return given.ok ? done(request, code, "ditambah") : refused(request, code, given, { ...letter, upload });
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
