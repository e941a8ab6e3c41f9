import type { Actor } from "#shared/actor.ts";
import { formatDecimal, say } from "#shared/text.ts";
import type { View } from "#shared/view.ts";
import { Button } from "#web/components/button.tsx";
import { Checkbox } from "#web/components/choice.tsx";
import { Select } from "#web/components/select.tsx";
import type { Member } from "../contract/operations.ts";
import { type BulkVerb, bulkVerbs } from "../contract/way.ts";
import { way } from "../rules/way.ts";
import { stuckTexts } from "../texts/stuck.ts";
import { verbName, verbWords } from "./way-words.ts";

/** Steps of many that somebody holds a role for; which innovations can take them is decided one by one. */
export const bulkVerbsOf = (actor: Actor): readonly BulkVerb[] => {
  if (actor.kind === "anonymous") return [];
  return bulkVerbs.filter((verb) =>
    way.some(
      (transition) =>
        transition.verb === verb &&
        (actor.kind === "system" || actor.grants.some((grant) => transition.by.includes(grant.role))),
    ),
  );
};

/** The box before a row. */
export const ChooseBox = ({ view, member }: { readonly view: View; readonly member: Member }) => (
  <label class="opt">
    <input type="checkbox" name="pilih" value={member.membershipId} />
    <span class="vh">{say(stuckTexts.bulkChooseOne, view.language, { title: member.title })}</span>
  </label>
);

/** Below the list, inside its GET form: leads to the page that asks for consent. */
export const BulkBar = (props: {
  readonly view: View;
  readonly verbs: readonly BulkVerb[];
  readonly total: number;
}) => {
  const { language } = props.view;
  return (
    <div class="panel stack stack-3">
      <Select
        name="langkah"
        label={stuckTexts.bulkVerb[language]}
        options={props.verbs.map((verb) => ({ value: verbWords[verb], label: verbName(verb, language) }))}
      />
      <Checkbox name="semua" label={say(stuckTexts.bulkAll, language, { n: formatDecimal(props.total, language) })} />
      <div>
        <Button tone="alt" formAction="/inovasi/langkah">
          {stuckTexts.bulkNext[language]}
        </Button>
      </div>
    </div>
  );
};
