import type { Page, PageAnswer, PageRequest } from "#platform/http/port.ts";
import type { FieldError } from "#web/components/error-summary.tsx";
import type { WayFunctions } from "../api/way.ts";
import { type BulkVerb, bulkVerbSchema, type SeenMembership, seenMembershipSchema } from "../contract/way.ts";
import { mostAtOnce, stepRunIdSchema, stepTakers } from "../contract/way-operations.ts";
import type { ChooseMembers, ChosenMember } from "../queries/choose-members.ts";
import { way } from "../rules/way.ts";
import { describeRefusal } from "../texts/refusals.ts";
import { BulkPage, RunPage, RunProgress } from "./bulk-page.tsx";
import { readMemberFilter } from "./member-filter.ts";
import { readDecree } from "./step-form.ts";
import { verbOfWord } from "./way-words.ts";

export interface BulkPageDeps extends Pick<WayFunctions, "takeSteps" | "run"> {
  readonly choose: ChooseMembers;
}

const needsDecree = (verb: BulkVerb): boolean =>
  way.some((transition) => transition.verb === verb && transition.needs.includes("decree"));

const verbOf = (word: string | null | undefined): BulkVerb | undefined => {
  const verb = bulkVerbSchema.safeParse(verbOfWord(word ?? ""));
  return verb.success ? verb.data : undefined;
};

/** "<id>:<state>" of a consent form; what is neither is dropped. */
function seenOf(values: readonly string[]): readonly SeenMembership[] {
  return values.flatMap((value) => {
    const [membershipId, seenState] = value.split(":", 2);
    const seen = seenMembershipSchema.safeParse({ membershipId, seenState });
    return seen.success ? [seen.data] : [];
  });
}

/** 2,000 hidden lines of about 100 bytes, encoded. */
const maxBodyBytes = 512 * 1024;

export function bulkPages(deps: BulkPageDeps): readonly Page[] {
  const refused = (code: string, details: Readonly<Record<string, unknown>> = {}): PageAnswer => ({
    kind: "refused",
    code,
    details,
  });

  const consent = async (
    { view, regionCode }: PageRequest,
    verb: BulkVerb,
    chosen: { readonly members: readonly ChosenMember[]; readonly leftOut: number },
    typed: { readonly decreeNumber: string; readonly decreedOn: string },
    errors: readonly FieldError[],
  ): Promise<PageAnswer> => ({
    kind: "html",
    status: errors.length > 0 ? 422 : 200,
    body: <BulkPage {...{ view, regionCode, verb, typed, errors }} {...chosen} needsDecree={needsDecree(verb)} />,
  });

  return [
    {
      method: "get",
      path: "/inovasi/langkah",
      permission: stepTakers,
      handle: async (request) => {
        const { view, query, regionCode } = request;
        const verb = verbOf(query.get("langkah"));
        const ids = query.getAll("pilih").flatMap((id) => {
          const parsed = seenMembershipSchema.shape.membershipId.safeParse(id);
          return parsed.success ? [parsed.data] : [];
        });
        const takesAll = query.get("semua") === "ya";
        if (verb === undefined || (ids.length === 0 && !takesAll)) return refused("steps.none-chosen");
        const chosen = await deps.choose({
          actor: view.actor,
          regionCode,
          verb,
          chosen: takesAll ? { filter: readMemberFilter(query) } : { ids },
        });
        if (chosen.members.length + chosen.leftOut > mostAtOnce) return refused("steps.too-many", { most: mostAtOnce });
        return consent(request, verb, chosen, { decreeNumber: "", decreedOn: "" }, []);
      },
    },
    {
      method: "post",
      path: "/inovasi/langkah",
      permission: stepTakers,
      maxBodyBytes,
      handle: async (request) => {
        const { view, form, regionCode } = request;
        const verb = verbOf(form.get("langkah"));
        const members = seenOf(form.all("pilih"));
        if (verb === undefined || members.length === 0) return refused("steps.none-chosen");
        if (members.length > mostAtOnce) return refused("steps.too-many", { most: mostAtOnce });
        const typed = {
          decreeNumber: form.get("nomor-keputusan") ?? "",
          decreedOn: form.get("tanggal-keputusan") ?? "",
        };
        const decree = needsDecree(verb) ? readDecree(typed, view.language) : { decree: null, errors: [] };
        const again = async (errors: readonly FieldError[]) => {
          const ids = members.map((member) => member.membershipId);
          const chosen = await deps.choose({ actor: view.actor, regionCode, verb, chosen: { ids } });
          return consent(request, verb, chosen, typed, errors);
        };
        if (decree.errors.length > 0) return again(decree.errors);
        const asked = await deps.takeSteps(view.actor, {
          regionCode,
          verb,
          note: null,
          decree: decree.decree,
          members,
        });
        if (asked.ok) return { kind: "redirect", to: `/inovasi/langkah/${asked.value.id}` };
        if (asked.code.startsWith("access.") || asked.code.endsWith(".not-found")) {
          return refused(asked.code, asked.details);
        }
        return again([{ message: describeRefusal(asked.code, asked.details, view.language) ?? asked.code }]);
      },
    },
    {
      method: "get",
      path: "/inovasi/langkah/{id}",
      permission: stepTakers,
      handle: async ({ view, params, regionCode }) => {
        const id = stepRunIdSchema.safeParse(params["id"]);
        const run = id.success ? await deps.run(view.actor, regionCode, id.data) : null;
        if (run === null) return refused("steps.not-found");
        const body = view.isFragment ? <RunProgress view={view} run={run} /> : <RunPage view={view} run={run} />;
        return { kind: "html", body };
      },
    },
  ];
}
