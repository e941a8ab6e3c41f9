import type { AffairReader } from "#capabilities/organisation/contract/affair.ts";
import type { Agency } from "#capabilities/organisation/contract/agency.ts";
import { trackSchema } from "#capabilities/programme/contract/membership.ts";
import type { Page, PageAnswer, PageRequest, SentForm } from "#platform/http/port.ts";
import { type Actor, permit } from "#shared/actor.ts";
import { agencyIdSchema, type InnovationId, type RegionCode } from "#shared/ids.ts";
import type { Refusal } from "#shared/result.ts";
import type { FieldError } from "#web/components/error-summary.tsx";
import { formatDate, thisYear } from "#web/format.ts";
import type { InnovationFunctions } from "../../api/innovation.ts";
import { profileWriters } from "../../contract/innovation-operations.ts";
import { profileSchema } from "../../contract/profile.ts";
import { mergeProfiles } from "../../rules/edit/merge-profiles.ts";
import { profileDefinitions, readProfileForm, type TypedProfile, typedOf } from "../../rules/edit/read-profile-form.ts";
import { definitionOf } from "../../rules/import/fields.ts";
import { editTexts, sayProblem } from "../../texts/edit.ts";
import { describeInnovationRefusal } from "../../texts/innovation.ts";
import { type Conflict, EditPage } from "./edit-page.tsx";
import { NewPage } from "./new-page.tsx";

export interface EditPageDeps extends InnovationFunctions {
  readonly affairs: AffairReader;
  agencies(regionCode: RegionCode): Promise<readonly Agency[]>;
  /** Refuses those who may not write a new version now. */
  mayRevise(actor: Actor, regionCode: RegionCode, id: InnovationId): Promise<{ readonly ok: true } | Refusal>;
  /** Why fields were sent back, by field. */
  reasons(regionCode: RegionCode, id: InnovationId): Promise<ReadonlyMap<string, string>>;
}

/** 30,000 characters of design and eight long texts, encoded for a form. */
const maxBodyBytes = 1024 * 1024;

const typedFrom = (form: SentForm): TypedProfile =>
  new Map(profileDefinitions.map(({ field }) => [field, form.all(field)]));

export function editPages(deps: EditPageDeps): readonly Page[] {
  const hasAffair = (code: string) => deps.affairs.has(code);

  /** The profile of a form, or what is wrong with it at which field. */
  const readForm = ({ view, form }: PageRequest) => {
    const typed = typedFrom(form);
    const read = readProfileForm(typed, hasAffair);
    const wrong = (field: string, message: string): FieldError => ({ field, message });
    if (!read.ok) {
      const errors = read.problems.map((problem) =>
        wrong(problem.field, sayProblem(problem, definitionOf(problem.field)?.heading ?? problem.field, view.language)),
      );
      return { typed, profile: null, errors };
    }
    const profile = profileSchema.safeParse(read.values);
    if (profile.success) return { typed, profile: profile.data, errors: [] };
    const errors = profile.error.issues.map((issue) => {
      const definition = profileDefinitions.find((each) => each.field === issue.path[0]);
      const { field, kind, heading } = definition ?? { field: "name" as const, kind: "title" as const, heading: "" };
      return wrong(field, sayProblem({ field, kind }, heading, view.language));
    });
    return { typed, profile: null, errors };
  };

  /** Units for which this person may propose, and years. */
  const placesOf = async ({ view, regionCode }: PageRequest) => {
    const { actor } = view;
    const isManager = permit(actor, { anyOf: ["programme_manager"] }, { regionCode }).ok;
    const agencies = (await deps.agencies(regionCode)).filter(
      (agency) => agency.isActive && permit(actor, profileWriters, { regionCode, agencyId: agency.id }).ok,
    );
    const mayLeaveOutAgency = permit(actor, profileWriters, { regionCode, agencyId: null }).ok;
    const now = thisYear(view);
    const years = isManager ? [now + 1, now, now - 1, now - 2, now - 3] : [now + 1, now];
    return { agencies, mayLeaveOutAgency, years };
  };

  const newPage = async (
    request: PageRequest,
    typed: TypedProfile,
    errors: readonly FieldError[],
    chosen: { readonly agency: string; readonly year: string; readonly track: string },
  ): Promise<PageAnswer> => ({
    kind: "html",
    status: errors.length > 0 ? 422 : 200,
    body: (
      <NewPage
        {...{ view: request.view, typed, errors, chosen, affairs: deps.affairs }}
        {...(await placesOf(request))}
      />
    ),
  });

  const propose = async (request: PageRequest): Promise<PageAnswer> => {
    const { view, form, regionCode } = request;
    const { language } = view;
    const chosen = { agency: form.get("unit") ?? "", year: form.get("tahun") ?? "", track: form.get("jalur") ?? "" };
    const { typed, profile, errors } = readForm(request);
    const agencyId = chosen.agency === "-" ? null : agencyIdSchema.safeParse(chosen.agency);
    const track = trackSchema.safeParse(chosen.track);
    const all: FieldError[] = [...errors];
    if (agencyId !== null && !agencyId.success)
      all.unshift({ field: "unit", message: editTexts.wrongAgency[language] });
    if (!/^20\d\d$/.test(chosen.year)) all.unshift({ field: "tahun", message: editTexts.wrongYear[language] });
    if (!track.success) all.unshift({ field: "jalur", message: editTexts.wrongTrack[language] });
    if (all.length > 0 || profile === null || !track.success) return newPage(request, typed, all, chosen);
    const proposed = await deps.propose(view.actor, {
      regionCode,
      profile,
      year: Number(chosen.year),
      track: track.data,
      agencyId: agencyId?.data ?? null,
      continuesId: null,
    });
    if (!proposed.ok) {
      if (proposed.code.startsWith("access.")) return { kind: "refused", code: proposed.code };
      const message = describeInnovationRefusal(proposed.code, proposed.details, language) ?? proposed.code;
      return newPage(request, typed, [{ message }], chosen);
    }
    const written = await deps.version(regionCode, { id: proposed.value.innovationId });
    return { kind: "redirect", to: `/inovasi/${written?.slug ?? ""}` };
  };

  return [
    {
      method: "get",
      path: "/inovasi/baru",
      permission: profileWriters,
      handle: async (request) => {
        const { agencies } = await placesOf(request);
        const agency = agencies.length === 1 ? String(agencies[0]?.id ?? "") : "";
        return newPage(request, new Map(), [], { agency, year: String(thisYear(request.view)), track: "asn" });
      },
    },
    { method: "post", path: "/inovasi/baru", permission: profileWriters, maxBodyBytes, handle: propose },
    ...revisePages(deps, readForm),
  ];
}

type ReadForm = (request: PageRequest) => {
  readonly typed: TypedProfile;
  readonly profile: Conflict["mine"] | null;
  readonly errors: readonly FieldError[];
};

function revisePages(deps: EditPageDeps, readForm: ReadForm): readonly Page[] {
  const path = "/inovasi/{slug}/ubah";

  const load = async ({ view, params, regionCode }: PageRequest) => {
    const current = await deps.version(regionCode, { slug: params["slug"] ?? "" });
    if (current === null) return { refused: { kind: "refused", code: "innovation.not-found" } as const };
    const allowed = await deps.mayRevise(view.actor, regionCode, current.innovationId);
    if (!allowed.ok) {
      return { refused: { kind: "refused", code: allowed.code, details: allowed.details ?? {} } as const };
    }
    return { current, reasons: await deps.reasons(regionCode, current.innovationId) };
  };

  return [
    {
      method: "get",
      path,
      permission: profileWriters,
      handle: async (request) => {
        const { view } = request;
        const loaded = await load(request);
        if ("refused" in loaded) return loaded.refused;
        const { slug, title, version, profile } = loaded.current;
        const typed = typedOf(profile, (day) => formatDate(day, view));
        const shown = { view, slug, title, version, typed, errors: [], note: "", conflict: null };
        return { kind: "html", body: <EditPage {...shown} reasons={loaded.reasons} affairs={deps.affairs} /> };
      },
    },
    {
      method: "post",
      path,
      permission: profileWriters,
      maxBodyBytes,
      handle: async (request) => {
        const { view, form, regionCode } = request;
        const loaded = await load(request);
        if ("refused" in loaded) return loaded.refused;
        const { current, reasons } = loaded;
        const { typed, profile, errors } = readForm(request);
        const note = form.get("catatan")?.trim().slice(0, 500) ?? "";
        const versionSent = Number(form.get("versi"));
        const seenVersion = versionSent >= 1 && versionSent <= current.version ? Math.trunc(versionSent) : 0;
        const shown = { view, slug: current.slug, title: current.title, note, reasons, affairs: deps.affairs };
        if (profile === null) {
          return {
            kind: "html",
            status: 422,
            body: <EditPage {...shown} {...{ typed, errors }} version={seenVersion} conflict={null} />,
          };
        }
        const revised = await deps.revise(view.actor, {
          regionCode,
          id: current.innovationId,
          seenVersion,
          profile,
          note: note === "" ? null : note,
        });
        if (revised.ok) return { kind: "redirect", to: `/inovasi/${current.slug}` };
        if (revised.code !== "innovation.version-conflict") {
          return { kind: "refused", code: revised.code, details: revised.details ?? {} };
        }
        const theirs = await deps.version(regionCode, { id: current.innovationId });
        const base = await deps.version(regionCode, { id: current.innovationId }, seenVersion);
        if (theirs === null || base === null) return { kind: "refused", code: "innovation.not-found" };
        const merged = mergeProfiles(base.profile, theirs.profile, profile);
        const conflict: Conflict = {
          current: theirs.version,
          theirs: theirs.profile,
          mine: profile,
          changed: merged.theirs,
          clashes: merged.clashes,
        };
        const mergedTyped = typedOf(merged.profile, (day) => formatDate(day, view));
        return {
          kind: "html",
          status: 409,
          body: <EditPage {...shown} typed={mergedTyped} errors={[]} version={theirs.version} conflict={conflict} />,
        };
      },
    },
  ];
}
