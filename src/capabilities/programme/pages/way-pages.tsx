import type { Page, PageAnswer, PageRequest } from "#platform/http/port.ts";
import type { Result } from "#shared/result.ts";
import type { FieldError } from "#web/components/error-summary.tsx";
import { thisYear } from "#web/format.ts";
import type { WayFunctions } from "../api/way.ts";
import { membershipStateSchema } from "../contract/membership.ts";
import type { TakenStep, TakenVerb } from "../contract/way.ts";
import { stepTakers } from "../contract/way-operations.ts";
import type { ProfileHeading } from "../deps.ts";
import type { ShownWay } from "../queries/show-way.ts";
import type { Transition } from "../rules/way.ts";
import { way as transitions } from "../rules/way.ts";
import { describeRefusal } from "../texts/refusals.ts";
import { nothingTyped, readStep, type TypedStep, typedStep } from "./step-form.ts";
import { StepPage } from "./step-page.tsx";
import { WayTablePage } from "./way-table-page.tsx";
import { verbOfWord, verbWords } from "./way-words.ts";

export interface WayPageDeps extends Pick<WayFunctions, "way" | "takeStep"> {
  readonly profileFields: readonly ProfileHeading[];
}

/** Fields at which a refusal of the action is shown. */
const fieldOfCode: Readonly<Record<string, string>> = {
  "membership.note-missing": "alasan",
  "membership.decree-missing": "nomor-keputusan",
  "membership.decree-in-future": "tanggal-keputusan",
  "membership.year-missing": "ke-tahun",
  "membership.year-not-later": "ke-tahun",
  "membership.year-taken": "ke-tahun",
};

const noRefusalPage = new Set(["membership.not-found", "access.forbidden", "access.other-region"]);

interface Asked {
  readonly way: ShownWay;
  readonly verb: TakenVerb;
  readonly transition: Transition;
  readonly isOpen: boolean;
}

export function wayPages(deps: WayPageDeps): readonly Page[] {
  /** The innovation, year and verb of an address; a refusal for what is not there or not this person's. */
  const askedOf = async ({ view, params, query, regionCode }: PageRequest): Promise<Asked | PageAnswer> => {
    const verb = verbOfWord(params["langkah"] ?? "");
    const ways = await deps.way(view.actor, regionCode, { slug: params["slug"] ?? "" });
    const year = query.get("tahun");
    const way = year === null ? ways[0] : ways.find((each) => String(each.year) === year);
    const transition = transitions.find((row) => row.verb === verb);
    if (way === undefined || verb === undefined || transition === undefined) {
      return { kind: "refused", code: "membership.not-found" };
    }
    const allowed = way.allowed.find((row) => row.verb === verb);
    return { way, verb, transition: allowed ?? transition, isOpen: allowed !== undefined };
  };

  const page = (
    { view }: PageRequest,
    { way, verb, transition, isOpen }: Asked,
    typed: TypedStep,
    errors: readonly FieldError[],
    status: 200 | 409 | 422,
  ): PageAnswer => ({
    kind: "html",
    status,
    body: (
      <StepPage {...{ view, way, verb, typed, errors, isOpen }} needs={transition.needs} fields={deps.profileFields} />
    ),
  });

  const answerOf = async (
    request: PageRequest,
    asked: Asked,
    typed: TypedStep,
    taken: Result<TakenStep>,
  ): Promise<PageAnswer> => {
    const { view } = request;
    if (taken.ok) {
      const to = `/inovasi/${asked.way.slug}?tahun=${taken.value.year}&tersimpan=${verbWords[asked.verb]}#langkah`;
      return { kind: "redirect", to };
    }
    if (noRefusalPage.has(taken.code)) return { kind: "refused", code: taken.code };
    const message = describeRefusal(taken.code, taken.details, view.language) ?? taken.code;
    const now = await askedOf(request);
    const status = taken.code === "membership.state-changed" ? 409 : 422;
    return page(request, "kind" in now ? asked : now, typed, [{ field: fieldOfCode[taken.code], message }], status);
  };

  return [
    {
      method: "get",
      path: "/inovasi/alur",
      permission: "signed-in",
      handle: async ({ view }) => ({ kind: "html", body: <WayTablePage view={view} /> }),
    },
    {
      method: "get",
      path: "/inovasi/{slug}/langkah/{langkah}",
      permission: stepTakers,
      handle: async (request) => {
        const asked = await askedOf(request);
        if ("kind" in asked) return asked;
        if (!asked.isOpen) return { kind: "refused", code: "membership.step-not-possible" };
        const nextYear = Math.max(thisYear(request.view), asked.way.year + 1);
        return page(request, asked, { ...nothingTyped, intoYear: String(nextYear) }, [], 200);
      },
    },
    {
      method: "post",
      path: "/inovasi/{slug}/langkah/{langkah}",
      permission: stepTakers,
      handle: async (request) => {
        const asked = await askedOf(request);
        if ("kind" in asked) return asked;
        const { view, form, regionCode } = request;
        const typed = typedStep(form, deps.profileFields);
        const read = readStep(asked.verb, asked.transition.needs, typed, deps.profileFields, view.language);
        if (read.errors.length > 0) return page(request, asked, typed, read.errors, 422);
        const seen = membershipStateSchema.safeParse(form.get("keadaan"));
        const taken = await deps.takeStep(view.actor, {
          regionCode,
          membershipId: asked.way.id,
          seenState: seen.success ? seen.data : "draft",
          ...read.content,
        });
        return answerOf(request, asked, typed, taken);
      },
    },
  ];
}
