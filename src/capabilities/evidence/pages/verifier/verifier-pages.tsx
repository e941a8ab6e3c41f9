import type { Page, PageAnswer, PageRequest } from "#platform/http/port.ts";
import { permit } from "#shared/actor.ts";
import { roundEntryIdSchema } from "#shared/ids.ts";
import { describeWith } from "#shared/refusal-texts.ts";
import type { Refusal } from "#shared/result.ts";
import type { Message } from "#web/components/toast.tsx";
import {
  deciders,
  deskReaders,
  type QueueFilter,
  secondLookAskers,
  secondLookSchema,
} from "../../contract/decision.ts";
import type { Desk } from "../../queries/verifier-desk.ts";
import { verifierRefusals, verifierTexts } from "../../texts/verifier.ts";
import { deskHref, filterQuery, isGovernanceWord, readQueueFilter } from "./desk-address.ts";
import { DeskPage, type DeskPageProps } from "./desk-page.tsx";
import { QueuePage } from "./queue-page.tsx";
import { readDecision, typedDecision } from "./read-decision.ts";
import type { DeskPlace, VerifierReads } from "./verifier-reads.ts";

const describeRefusal = describeWith(verifierRefusals);

/** What a page says after the redirect that follows a saved form. */
const messages = {
  disimpan: verifierTexts.saved,
  habis: verifierTexts.savedLast,
  diminta: verifierTexts.asked,
} as const;

const isMessage = (word: string): word is keyof typeof messages => Object.hasOwn(messages, word);

function messageOf({ query, view }: PageRequest): Message | undefined {
  const word = query.get("pesan") ?? "";
  return isMessage(word) ? { text: messages[word][view.language], tone: "ok" } : undefined;
}

const withMessage = (href: string, word: keyof typeof messages): string =>
  `${href}${href.includes("?") ? "&" : "?"}pesan=${word}`;

/** The claim that the address names; null when it can name none. */
function placeOf({ params }: PageRequest): DeskPlace | null {
  const { year = "", entry = "", indicator = "" } = params;
  const id = roundEntryIdSchema.safeParse(entry);
  if (!/^20\d\d$/.test(year) || !(id.success || isGovernanceWord(entry))) return null;
  return { roundYear: Number(year), entryId: id.success ? id.data : null, indicator };
}

interface Opened {
  readonly at: DeskPlace;
  readonly desk: Desk;
  readonly filter: QueueFilter;
}

export function verifierPages(reads: VerifierReads): readonly Page[] {
  const open = async (request: PageRequest): Promise<Opened | null> => {
    const at = placeOf(request);
    const filter = readQueueFilter(request.query);
    if (at === null) return null;
    const desk = await reads.desk(request.view.actor, request.regionCode, at, filter);
    return desk === null ? null : { at, desk, filter };
  };
  const show = (request: PageRequest, { desk, filter }: Opened, refused?: DeskPageProps["refused"]): PageAnswer => {
    const { view, regionCode } = request;
    const props: DeskPageProps = {
      view,
      desk,
      filter,
      help: reads.helpOf(desk.place.indicator),
      canAskAgain: permit(view.actor, secondLookAskers, { regionCode }).ok,
      sayFinding: reads.sayFinding,
      message: refused === undefined ? messageOf(request) : undefined,
      ...(refused === undefined ? {} : { refused }),
    };
    return { kind: "html", body: <DeskPage {...props} />, status: refused === undefined ? 200 : 422 };
  };
  /** The desk as it is now, with what was typed and why it was not taken. */
  const showAgain = async (request: PageRequest, refusal: Refusal): Promise<PageAnswer> => {
    const now = await open(request);
    const words = describeRefusal(refusal.code, refusal.details, request.view.language);
    if (now === null || words === undefined) return refusedWith(refusal);
    return show(request, now, { typed: typedDecision(request.form), errors: [{ message: words }] });
  };
  const notFound = { kind: "refused", code: "evidence.place-not-found" } as const;

  return [
    {
      method: "get",
      path: "/verifikator",
      permission: deskReaders,
      handle: async (request) => {
        const { view, regionCode } = request;
        const filter = readQueueFilter(request.query);
        const queue = await reads.queue(view.actor, regionCode, filter);
        const isVerifier = permit(view.actor, deciders, { regionCode }).ok;
        const message = messageOf(request);
        return { kind: "html", body: <QueuePage {...{ view, filter, queue, isVerifier, message }} /> };
      },
    },
    {
      method: "get",
      path: "/verifikator/{year}/{entry}/{indicator}",
      permission: deskReaders,
      handle: async (request) => {
        const opened = await open(request);
        return opened === null ? notFound : show(request, opened);
      },
    },
    {
      method: "post",
      path: "/verifikator/{year}/{entry}/{indicator}",
      permission: deciders,
      handle: async (request) => {
        const opened = await open(request);
        if (opened === null) return notFound;
        const { view, form, regionCode } = request;
        const read = readDecision(form, opened.at, regionCode, view.language);
        if (!read.ok) return show(request, opened, { typed: typedDecision(form), errors: read.errors });
        const taken = await reads.decide(view.actor, read.input);
        if (!taken.ok) return showAgain(request, taken);
        const { next } = opened.desk;
        const to =
          next === null
            ? withMessage(`/verifikator${filterQuery(opened.filter)}`, "habis")
            : withMessage(deskHref(next, opened.filter), "disimpan");
        return { kind: "redirect", to };
      },
    },
    {
      method: "post",
      path: "/verifikator/{year}/{entry}/{indicator}/kedua",
      permission: { anyOf: ["verifier", "programme_manager"] },
      handle: async (request) => {
        const opened = await open(request);
        if (opened === null) return notFound;
        const { view, form, regionCode } = request;
        const input = secondLookSchema.safeParse({
          ...opened.at,
          digest: form.get("sidik"),
          sentence: form.get("mengapa"),
        });
        if (!input.success) {
          const message = verifierTexts.writeSentence[view.language];
          return show(request, opened, { typed: null, errors: [], secondLookError: message });
        }
        const asked = await reads.requestSecondLook(view.actor, { ...input.data, regionCode });
        if (!asked.ok) return showAgain(request, asked);
        return { kind: "redirect", to: withMessage(deskHref(opened.desk.place, opened.filter), "diminta") };
      },
    },
  ];
}

const refusedWith = (refusal: Refusal): PageAnswer => ({
  kind: "refused",
  code: refusal.code,
  ...(refusal.details === undefined ? {} : { details: refusal.details }),
});
