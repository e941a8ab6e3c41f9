import { type Language, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { Button, ButtonRow } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { TextField } from "#web/components/field.tsx";
import { Form } from "#web/components/form.tsx";
import { Disclosure } from "#web/components/panel.tsx";
import { formatMoment } from "#web/format.ts";
import { decisionReasonText } from "../../contract/decision.ts";
import type { Desk } from "../../queries/verifier-desk.ts";
import type { PastDecision } from "../../queries/verifier-papers.ts";
import { verifierTexts } from "../../texts/verifier.ts";

function outcomeWords(decision: PastDecision, language: Language): string {
  const { outcome, claimedLevel: claimed, decidedLevel: level } = decision;
  if (outcome === "accept") return say(verifierTexts.acceptedAt, language, { level });
  if (outcome === "lower") return say(verifierTexts.loweredTo, language, { claimed, level });
  return say(verifierTexts.rejectedFrom, language, { claimed });
}

/** Every decision ever taken on this claim, also those that lapsed. */
export const DeskHistory = ({ view, desk }: { readonly view: View; readonly desk: Desk }) => {
  const { language } = view;
  const { decisions, secondLook } = desk.file;
  return (
    <>
      {secondLook === null ? null : (
        <p>{say(verifierTexts.secondLookStands, language, { sentence: secondLook.sentence })}</p>
      )}
      {decisions.length === 0 ? (
        <p class="mut">{verifierTexts.historyNone[language]}</p>
      ) : (
        <DataTable
          caption={verifierTexts.history[language]}
          isCaptionHidden
          language={language}
          rows={decisions}
          columns={[
            {
              label: verifierTexts.seat[language],
              isRowHeader: true,
              cell: ({ seat, by }) =>
                by === desk.viewer
                  ? `${verifierTexts[seat][language]} (${verifierTexts.byYou[language]})`
                  : verifierTexts[seat][language],
            },
            {
              label: verifierTexts.outcome[language],
              cell: (decision) => (
                <>
                  {outcomeWords(decision, language)}
                  {decision.reason === null ? null : <p>{decisionReasonText(decision.reason)[language]}</p>}
                  {decision.sentence === null ? null : <p class="mut">{decision.sentence}</p>}
                </>
              ),
            },
            { label: verifierTexts.when[language], cell: ({ decidedAt }) => formatMoment(decidedAt, view) },
            {
              label: verifierTexts.state[language],
              cell: ({ holds }) => (holds ? verifierTexts.holds : verifierTexts.lapsed)[language],
            },
          ]}
        />
      )}
    </>
  );
};

/** Asks another verifier to look; offered where a decision stands and nobody has asked yet. */
export const SecondLookForm = (props: {
  readonly view: View;
  readonly action: string;
  readonly digest: string;
  readonly error?: string | undefined;
}) => {
  const { language } = props.view;
  return (
    <Disclosure summary={verifierTexts.secondLook[language]} isOpen={props.error !== undefined}>
      <Form view={props.view} action={props.action} name="kedua" hidden={{ sidik: props.digest }}>
        <p class="mut">{verifierTexts.secondLookText[language]}</p>
        <TextField
          name="mengapa"
          label={verifierTexts.secondLookWhy[language]}
          maxLength={500}
          autocomplete="off"
          error={props.error}
        />
        <ButtonRow>
          <Button tone="alt">{verifierTexts.secondLookSend[language]}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
};
